// Learning systems that are a little off the standard.

const STORY = "one.story.text";
const PROMISE = "three.promise.what";
const HTML = { "&": "&amp;", "\"": "&quot;", "<": "&lt;", ">": "&gt;", "'": "&#39;" };
const NUMBERS = { "&": "&#38;", "\"": "&#34;", "{": "&#x7B;", "}": "&#x7d;" };
const escaped = (text, signs = HTML) => text.replace(/[&"<>'{}]/g, (sign) => signs[sign] || sign);

const sentBefore = (text) => JSON.stringify({ v: 1, e: "1", p: "one two", a: ["0one.story.text", text, 9_000_000] });
const keptBefore = (suspended) => ({ status: "incomplete", exit: "suspend", place: "two", suspended });

export const scenarios = {
  async "values that were never set are empty, whether they come as null, undefined or in words"(device) {
    for (const unset of ["null itself", "nothing", "null", "undefined"]) {
      await device.setLms("unset", unset);
      await device.setLms("kept", null);
      await device.launch("sent");
      device.same(await device.notice(), "", `notice with ${unset}`);
      await device.open("three.promise.html");
      await device.type(PROMISE, `told with ${unset}`);
      await device.leave();
      const kept = (await device.lms("kept")) || { suspended: "" };
      device.same([kept.status, kept.place], ["completed", "three.promise#three.promise.what"], `status and place with ${unset}`);
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

  async "one value that is refused keeps no other from being committed, and the learner is told"(device) {
    await device.context.clock.install();
    await device.setLms("broken", { by: "false", only: ["LMSSetValue"], about: "cmi.core.exit" });
    await device.launch("sent");
    await device.open("three.promise.html");
    await device.type(PROMISE, "in spite of it");
    await device.context.clock.runFor(1000); // the clocks of frames run one after the other
    await device.context.clock.runFor(20_000);
    const kept = (await device.lms("kept")) || { suspended: "" };
    device.same([kept.status, kept.place], ["completed", "three.promise#three.promise.what"], "status and place");
    device.check(kept.suspended.includes("in spite of it"), "the answer was not committed");
    device.check((await device.notice()).includes("did not take everything"), `notice: ${await device.notice()}`);
    const tries = await device.lms("tries");
    await device.context.clock.runFor(61_000);
    device.check((await device.lms("tries")) > tries, "no further try");
    await device.setLms("broken", null);
    await device.context.clock.runFor(61_000);
    device.same([await device.notice(), (await device.lms("kept")).exit], ["", "suspend"], "notice and exit once it is taken");
    await device.leave();
    await device.judge();
  },

  async "suspend_data that was escaped for HTML is read"(device) {
    const text = "He said \"so\" & left <b>'&quot;'</b>";
    // As the package writes it: JSON without signs of markup.
    const written = sentBefore(text).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
    const ways = [escaped(written), escaped(escaped(written)), escaped(written, NUMBERS)];
    for (const [index, suspended] of ways.entries()) {
      await device.setLms("learner", `1000${index}`);
      await device.setLms("kept", keptBefore(suspended));
      await device.launch("sent");
      device.same(await device.notice(), "", `notice at ${suspended.slice(0, 30)}`);
      await device.open("one.story.html");
      device.same(await device.answer(STORY), text, `answer after ${suspended.slice(0, 30)}`);
      await device.leave();
      const kept = JSON.parse((await device.lms("kept")).suspended);
      device.same([kept.a?.[1], kept.p], [text, "LDN9Fw89"], `told after ${suspended.slice(0, 30)}`);
    }
    await device.judge();
  },

  async "suspend_data that cannot be read is left as it is, and the learner is told"(device) {
    const cut = escaped(sentBefore("from elsewhere")).slice(0, 60);
    for (const [index, suspended] of [cut, "viewed=1,2|", "{\"v\":3,\"p\":\"one\"}"].entries()) {
      await device.setLms("learner", `1000${index}`);
      await device.setLms("kept", keptBefore(suspended));
      await device.launch("sent");
      device.check((await device.notice()).includes("cannot be read"), `no notice with ${suspended}`);
      device.check(device.frame().url().endsWith("/two.html"), `began at ${device.frame().url()}`);
      const bar = await device.course.locator("header").textContent();
      device.check(bar.includes("not given your answers") && !bar.includes("also given"), `the bar with ${suspended}: ${bar}`);
      await device.open("three.promise.html");
      await device.type(PROMISE, "kept here");
      await device.leave();
      const kept = await device.lms("kept");
      device.same([kept.suspended, kept.status, kept.place], [suspended, "completed", "three.promise#three.promise.what"], "suspend_data, status, place");
      await device.launch("sent");
      await device.open("three.promise.html");
      device.same(await device.answer(PROMISE), "kept here", "the answer, next time");
      await device.leave();
    }
    await device.judge();
  },

  async "calls that were carried out count, whatever word a system has for it"(device) {
    for (const [index, says] of ["1", "nothing", "null itself"].entries()) {
      await device.setLms("learner", `1000${index}`);
      await device.setLms("kept", null);
      await device.setLms("says", says);
      await device.launch("sent");
      device.same(await device.notice(), "", `notice with ${says}`);
      await device.open("three.promise.html");
      await device.type(PROMISE, `told with ${says}`);
      await device.leave();
      const kept = (await device.lms("kept")) || { suspended: "" };
      device.same([kept.status, kept.place, kept.exit], ["completed", "three.promise#three.promise.what", "suspend"], `what is kept with ${says}`);
      device.check(kept.suspended.includes(`told with ${says}`), `nothing was told with ${says}`);
      await device.launch("sent");
      await device.open("three.promise.html");
      device.same(await device.answer(PROMISE), `told with ${says}`, "the answer, next time");
      await device.leave();
    }
    await device.judge();
  },

  async "a call that gives nothing and cannot say that it went well does not count"(device) {
    await device.setLms("broken", { by: null, only: ["LMSCommit", "LMSGetLastError"] });
    await device.launch("sent");
    device.check((await device.notice()).includes("does not answer"), `notice: ${await device.notice()}`);
    await device.leave();
    await device.judge(/before LMSCommit/);
  },

  async "a system that puts its API in place late is found, and names the learner"(device) {
    await device.setLms("late", true);
    for (const way of ["frame", "popup"]) {
      await device.setLms("kept", null);
      await device.launch("parts", way);
      device.check((await device.notice()).includes("No learning system"), `${way}, notice: ${await device.notice()}`);
      // The page in the frame is loaded anew, so that it asks whose answers it shows.
      await device.untilReloaded(() => device.host.evaluate(() => window.bring()));
      await device.until(async () => (await device.notice()) === "", `${way}: the notice goes`);
      await device.open("one.story.html");
      await device.type(STORY, `kept in a ${way}`);
      await device.leave();
      device.same((await device.lms("kept"))?.place, "one.story#one.story.text", `${way}: the place`);
      device.check((await device.stored()).some((key) => key.endsWith(STORY)), `${way}: nothing is kept`);
      device.same((await device.stored()).filter((key) => key.startsWith("guidepress/small-course/")), [], "without a name");
    }
    await device.judge();
  },

  async "a system that keeps only the beginning loses nothing that stands on this device"(device) {
    await device.setLms("cuts", 60);
    await device.launch("sent");
    await device.open("three.promise.html");
    await device.type(PROMISE, "a longer answer that does not fit into what is kept");
    await device.leave();
    const { suspended } = await device.lms("kept");
    device.same(suspended.length, 60, "characters that are kept: this tries nothing");
    await device.launch("sent");
    device.check((await device.notice()).includes("cannot be read"), `notice: ${await device.notice()}`);
    await device.open("three.promise.html");
    device.same(await device.answer(PROMISE), "a longer answer that does not fit into what is kept", "the answer");
    await device.type(PROMISE, "written later");
    await device.leave();
    device.same((await device.lms("kept")).suspended, suspended, "suspend_data is left as it is");
    await device.launch("sent");
    await device.open("three.promise.html");
    device.same(await device.answer(PROMISE), "written later", "the answer, next time");
    await device.leave();
    await device.judge();
  },
};
