// Several learners, one computer: whose answers are shown, and under whose name they are kept. scorm-again refuses a second
// LMSInitialize, so that after a reload of the course the learning system no longer says who the learner is.

const STORY = "one.story.text";
const UNKNOWN = "It is not known who you are";
/** What a learning system holds against a course that asks it to begin again. */
const BEGINS_AGAIN = /^LMSInitialize.*(while over|refused)$/;
/** Where answers of somebody who has no name were kept once. */
const NAMELESS = /^guidepress\/small-course\//;

/** Another learner signs in, for whom the learning system keeps nothing yet. */
async function signsIn(device, learner) {
  await device.setLms("learner", learner);
  await device.setLms("kept", null);
}

async function story(device) {
  await device.open("one.story.html");
  return device.answer(STORY);
}

async function write(device, text) {
  await device.open("one.story.html");
  await device.type(STORY, text);
}

async function pageNotice(device) {
  const element = device.page.locator("[data-notice]");
  return (await element.isVisible()) ? element.innerText() : "";
}

async function nothingNameless(device) {
  device.same((await device.stored()).filter((key) => NAMELESS.test(key)), [], "kept without a name");
}

/** Nothing is shown, nothing is kept, and both the bar and the page say so. */
async function isUnknown(device, when) {
  device.check((await device.notice()).includes(UNKNOWN), `${when}: the bar says "${await device.notice()}"`);
  device.same(await story(device), "", `${when}: the answer`);
  device.check((await pageNotice(device)).includes(UNKNOWN), `${when}: the page says "${await pageNotice(device)}"`);
  const before = await device.stored();
  await write(device, `written by nobody, ${when}`);
  await device.open("two.html");
  device.same(await story(device), `written by nobody, ${when}`, `${when}: it lasts from page to page`);
  device.same(await device.stored(), before, `${when}: what is kept`);
  await nothingNameless(device);
}

/** Two learners, one after the other, who both reload the course. */
async function twoLearners(device, way) {
  await device.launch("parts", way);
  await write(device, "first: before the reload");
  await device.reload();
  device.check((await device.notice()).includes("does not answer"), "the learning system begins again: this tries nothing");
  device.same(await story(device), "first: before the reload", "the first learner, after a reload");
  await write(device, "first: after the reload");
  await device.reload();
  device.same(await story(device), "first: after the reload", "the first learner, after another reload");
  await device.leave();

  await signsIn(device, "10002");
  await device.launch("parts", way);
  device.same(await story(device), "", "the second learner, at first");
  await device.reload();
  device.same(await story(device), "", "the second learner, after a reload");
  await write(device, "second: after the reload");
  await device.reload();
  device.same(await story(device), "second: after the reload", "the second learner, after another reload");
  await device.leave();

  await signsIn(device, "10001");
  await device.launch("parts", way);
  device.same(await story(device), "first: after the reload", "the first learner, back again");
  await device.leave();
  await nothingNameless(device);
  await device.judge(BEGINS_AGAIN);
}

export const scenarios = {
  async "two learners who reload a window of its own find their own answers only"(device) {
    await twoLearners(device, "popup");
  },

  async "two learners who reload a frame find their own answers only"(device) {
    await twoLearners(device, "frame");
  },

  async "after a reload answers are kept, and told when the learning system answers again"(device) {
    await device.launch("sent", "popup");
    await device.reload();
    await write(device, "after the reload");
    device.check((await device.notice()).includes("Your answers stay on this device."), `notice: ${await device.notice()}`);
    await device.leave();
    await device.launch("sent", "popup");
    device.same(await story(device), "after the reload", "the answer");
    await device.leave();
    device.check((await device.lms("kept")).suspended.includes("after the reload"), "it was not told");
    await device.judge(BEGINS_AGAIN);
  },

  async "a window that is used again for the next learner does not show the first one's answers"(device) {
    await device.launch("parts", "popup");
    await write(device, "first");
    await signsIn(device, "10002");
    await device.setLms("broken", { by: "false" });
    await device.launch("parts", "popup");
    await isUnknown(device, "in the same window");
    await device.reload();
    await isUnknown(device, "after a reload");
  },

  async "a window that was left open shows nobody's answers once another learner has signed in and reloads it"(device) {
    await device.launch("parts", "popup");
    await write(device, "first");
    await signsIn(device, "10002");
    await device.setLms("broken", { by: "false" });
    await device.host.reload();
    await device.reload();
    await isUnknown(device, "in the window that was open");
  },

  async "a learning system that is all one page shows the next learner nothing of the first"(device) {
    await device.launch("parts");
    await write(device, "first");
    await signsIn(device, "10002");
    await device.setLms("broken", { by: "false" });
    await device.host.evaluate(() => window.signIn());
    await device.show("parts");
    await isUnknown(device, "in a frame");
    // A window that a tab opens begins with a copy of the tab's session storage.
    await device.show("parts", "popup");
    await isUnknown(device, "in a window of its own");
  },

  async "a tab that is brought back without its learning system shows nobody's answers"(device) {
    await device.launch("parts", "popup");
    await write(device, "first");
    const session = await device.popup.evaluate(() => ({ ...sessionStorage }));
    await device.leave();
    device.check(JSON.stringify(session).includes("~"), `no code in ${JSON.stringify(session)}: this tries nothing`);
    const tab = await device.tab(device.address("elsewhere"));
    await tab.evaluate((items) => Object.entries(items).forEach(([key, value]) => sessionStorage.setItem(key, value)), session);
    await tab.goto(device.address("parts/launch.html"));
    Object.assign(device, { way: "popup", popup: tab, course: tab, page: tab.frameLocator("iframe") });
    await device.page.locator("main#page_main").waitFor();
    await device.reload();
    device.check((await device.notice()).includes("No learning system"), "a learning system was found: this tries nothing");
    await isUnknown(device, "in a tab without a learning system");
  },

  async "a window that the browser brings back as it was shows nobody's answers"(device) {
    await device.launch("parts", "popup");
    await write(device, "first");
    const loaded = device.popup.waitForEvent("load");
    await device.outer().evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await loaded;
    await isUnknown(device, "in the window that came back");
  },

  async "a learner whom the learning system names wins over the one who was kept"(device) {
    await device.launch("parts", "popup");
    await write(device, "first");
    await signsIn(device, "10002");
    await device.host.evaluate(() => window.signIn());
    await device.reload();
    device.same(await device.notice(), "", "notice");
    device.same(await story(device), "", "answer");
    await write(device, "second");
    await device.reload();
    device.same(await story(device), "second", "answer after a reload that is refused");
    await nothingNameless(device);
  },

  async "a window whose learning system names another learner late shows and tells nothing more"(device) {
    await device.launch("sent", "popup");
    await write(device, "first");
    await device.reload();
    device.same(await story(device), "first", "answer");
    await signsIn(device, "10002");
    await device.host.evaluate(() => window.signIn());
    await device.outer().evaluate(() => window.dispatchEvent(new Event("online")));
    device.check((await device.notice()).includes("Another learner"), `notice: ${await device.notice()}`);
    device.same(device.outer().childFrames().length, 0, "frames");
    await device.popup.close({ runBeforeUnload: true });
    await device.until(async () => device.popup.isClosed(), "the window closes");
    device.same(await device.lms("kept"), null, "what the second learner's record holds");
    await nothingNameless(device);
  },

  async "a learner who is named late, before anything was written, goes on as usual"(device) {
    await device.launch("parts");
    await write(device, "from an earlier session");
    await device.leave();
    await device.context.clock.install();
    await device.setLms("broken", { by: "false" });
    await device.launch("parts");
    device.same(await story(device), "", "the answer while nobody is known");
    await device.setLms("broken", null);
    await device.context.clock.runFor(70_000);
    await device.until(async () => (await device.answer(STORY)) === "from an earlier session", "the answer, late");
    device.same([await device.notice(), await pageNotice(device)], ["", ""], "notices");
    await device.leave();
    await device.judge();
  },

  async "what was written before the learner was named late replaces nothing"(device) {
    await device.launch("sent");
    await write(device, "from an earlier session");
    await device.leave();
    await device.context.clock.install();
    await device.setLms("broken", { by: "false" });
    await device.launch("sent");
    await write(device, "not knowing of it");
    await device.setLms("broken", null);
    await device.context.clock.runFor(70_000);
    device.check(!(await device.notice()).includes("does not answer"), "it still does not answer: this tries nothing");
    device.same(await story(device), "not knowing of it", "the answer on the page");
    device.check((await device.notice()).includes(UNKNOWN), "the bar does not say that nothing is kept");
    await device.leave();
    device.check((await device.lms("kept")).suspended.includes("from an earlier session"), "the record lost the answer");
    await device.launch("sent");
    device.same(await story(device), "from an earlier session", "the answer that is kept");
    await device.judge();
  },

  async "where session storage is blocked a reload shows and keeps nothing, and says so"(device) {
    await device.context.addInitScript(() => Object.defineProperty(window, "sessionStorage", {
      get() { throw new DOMException("no", "SecurityError"); },
    }));
    await device.launch("parts", "popup");
    await write(device, "first");
    device.same(await device.notice(), "", "notice before the reload");
    await device.reload();
    await isUnknown(device, "after a reload");
    await device.leave();
    await device.launch("parts", "popup");
    device.same(await story(device), "first", "the answer, next time");
  },

  async "a learning system that names nobody: nothing is kept, and a file can be saved"(device) {
    const ways = [["", ""], ["null itself", ""], ["", "undefined"], ["", "  "]];
    for (const [unset, learner] of ways) {
      await device.setLms("unset", unset);
      await signsIn(device, learner);
      await device.launch("parts");
      await isUnknown(device, `unset is "${unset}", the learner "${learner}"`);
      await device.leave();
    }
    await device.launch("parts");
    await write(device, "to take home");
    const [file] = await Promise.all([
      device.host.waitForEvent("download"),
      device.page.locator("[data-notice] button").click(),
    ]);
    const chunks = await (await file.createReadStream()).toArray();
    device.same(JSON.parse(Buffer.concat(chunks)).answers[STORY].value, "to take home", "the answer in the file");
    await device.leave();
    device.same(await device.stored(), [], "what is kept");
    await device.judge();
  },

  async "the browser asks before a window closes with answers that are kept nowhere"(device) {
    await device.setLms("learner", "");
    for (const [name, questions] of [["parts", 1], ["sent", 0]]) {
      device.questions = 0;
      await device.launch(name, "popup");
      await device.open("one.story.html");
      await device.page.locator(`[data-answer="${STORY}"]`).first().pressSequentially("mine");
      if (name === "sent") await device.hide();
      await device.leave();
      device.same(device.questions, questions, `questions of "${name}"`);
    }
  },

  async "answers that an earlier version kept without a name are shown to nobody, and stay where they are"(device) {
    const key = `guidepress/small-course/answer/${STORY}`;
    const item = JSON.stringify({ value: "somebody's", at: "2026-11-01T10:00:00.000Z", label: "Story", shown: "" });
    await (await device.system()).evaluate(([name, text]) => localStorage.setItem(name, text), [key, item]);
    for (const learner of ["10001", ""]) {
      await signsIn(device, learner);
      await device.launch("sent");
      device.same(await story(device), "", `the answer of "${learner}"`);
      await device.open("answers.html");
      device.check(!(await device.page.locator("main").innerText()).includes("somebody's"), `"${learner}" reads all answers`);
      await device.page.locator("[data-clear]").click();
      await device.page.locator("[data-confirm-yes]").click();
      await device.leave();
      device.check(!(await device.lms("kept")).suspended.includes("somebody's"), `sent as those of "${learner}"`);
    }
    device.same(await device.host.evaluate((name) => localStorage.getItem(name), key), item, "the item");
  },

  async "a page of the package in a tab of its own shows and keeps nothing, and says so"(device) {
    await device.launch("parts");
    await write(device, "first");
    const [tab] = await Promise.all([
      device.context.waitForEvent("page"),
      device.page.locator("a[href='index.html']").first().click({ modifiers: ["Control"] }),
    ]);
    device.watch(tab);
    await tab.goto(device.address("parts/one.story.html"));
    const box = tab.locator(`[data-answer="${STORY}"]`);
    device.check((await tab.locator("[data-notice]").innerText()).includes(UNKNOWN), "the page does not say so");
    device.same(await box.inputValue(), "", "answer");
    await box.fill("written in a tab");
    await tab.reload();
    device.same(await box.inputValue(), "", "answer after a reload");
    await nothingNameless(device);
  },
};
