// Learning systems that are a little off the standard.

const STORY = "one.story.text";
const PROMISE = "three.promise.what";

const sentBefore = (text) => JSON.stringify({ v: 1, e: "1", p: "one two", a: ["0one.story.text", text, 9_000_000] });
const keptBefore = (suspended) => ({ status: "incomplete", exit: "suspend", place: "two", suspended });

export const scenarios = {
  async "values that were never set are empty, whether they come as null, undefined or in words"(device) {
    for (const unset of ["null itself", "nothing", "null", "undefined"]) {
      await device.setLms("unset", unset);
      await device.setLms("kept", null);
      await device.launch("sent");
      device.same(await device.notice(), "", `notice with ${unset}`);
      await device.open("three.html");
      await device.type(PROMISE, `told with ${unset}`);
      await device.leave();
      const kept = (await device.lms("kept")) || { suspended: "" };
      device.same([kept.status, kept.place], ["completed", "three"], `status and place with ${unset}`);
      device.check(kept.suspended.includes(`told with ${unset}`), `nothing was told with ${unset}`);
    }
    await device.judge();
  },

  async "a system that gives null for a value and for its errors is not taken for an empty one"(device) {
    await device.setLms("kept", keptBefore(sentBefore("from elsewhere")));
    await device.setLms("broken", { by: null, only: ["LMSGetValue", "LMSGetLastError"] });
    await device.launch("sent");
    device.check((await device.notice()).includes("does not answer"), "no notice");
    await device.open("two.html");
    await device.leave();
    device.same((await device.lms("kept")).suspended, sentBefore("from elsewhere"), "suspend_data");
    await device.judge();
  },
};
