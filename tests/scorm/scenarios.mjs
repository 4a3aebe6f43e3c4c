// What learners and learning systems do. Each scenario gets a device, and makes others with `another`.
// Packages: "parts" (completed when every part was opened), "answered" (by the promise; nothing sent), "sent" (the same, and
// answers are sent). Their guide: tests/scorm/guide.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PROMISE = "three.promise.what";
const LONG = "A sentence that was written with care, and that is not short. ";
const HOSTILE = "<script>alert(\"1\")</script> ' \\ \" & ]]> \u2028 \u{1F469}\u200D\u2695\uFE0F \ud83d half \u0000\u007f {\"v\":1} ’é漢\nline\tend";

/** suspend_data as it stands: its parts, read without the course's own code. */
const suspendOf = (kept) => JSON.parse(kept.suspended);

export const scenarios = {
  async "a first session is incomplete, has a time, and finishes once"(device) {
    await device.launch("parts");
    await device.until(async () => (await device.calls("LMSCommit")) > 0, "a commit after the start");
    await device.leave();
    const log = await device.lms("log");
    device.same(log[0], ["LMSInitialize", ""], "first call");
    device.same(log.at(-1), ["LMSFinish", ""], "last call");
    device.same(log.at(-2), ["LMSCommit", ""], "call before the last");
    device.same(log.filter(([name]) => name === "LMSFinish").length, 1, "LMSFinish");
    const kept = await device.lms("kept");
    device.same([kept.status, kept.exit], ["incomplete", "suspend"], "status and exit");
    device.check(/^0000:[0-5][0-9]:[0-5][0-9]$/.test(kept.time) && kept.time !== "0000:00:00", `session time ${kept.time}`);
    await device.judge();
  },

  async "every part opened completes the course, and not one before"(device) {
    await device.launch("parts");
    for (const part of ["one", "two"]) await device.open(`${part}.html`);
    await device.until(async () => (await device.lms("kept"))?.place === "two", "the second part");
    device.same((await device.lms("kept")).status, "incomplete", "status after two parts");
    device.check(/2.*3/.test(await device.course.locator("[data-course-rule]").textContent()), "the rule counts parts");
    await device.open("three.html");
    await device.until(async () => (await device.lms("kept")).status === "completed", "completed");
    await device.leave();
    device.same((await device.lms("kept")).status, "completed", "status at the end");
    await device.judge();
  },

  async "parts opened in several sessions, and on several devices, add up"(device, another) {
    await device.launch("parts");
    await device.open("one.rate.html");
    await device.leave();
    await device.launch("parts");
    await device.open("two.choose.html");
    await device.leave();
    const kept = await device.lms("kept");
    const other = await another();
    await other.setLms("kept", kept);
    await other.launch("parts");
    await other.open("three.notes-1.html");
    await other.leave();
    device.same((await other.lms("kept")).status, "completed", "status");
    const { v, p, d } = suspendOf(await other.lms("kept"));
    device.same([v, p, d], [2, "LDN9Fw893fwx", ""], "the codes of three parts");
    await device.judge();
    await other.judge();
  },

  async "the declared answer completes the course, spaces do not"(device) {
    await device.launch("answered");
    for (const part of ["one", "two", "three"]) await device.open(`${part}.html`);
    await device.open("three.promise.html");
    await device.type(PROMISE, "   ");
    await device.hide();
    device.same((await device.lms("kept")).status, "incomplete", "status before the answer");
    await device.type(PROMISE, "met my mentor");
    await device.leave();
    const kept = await device.lms("kept");
    device.same(kept.status, "completed", "status after the answer");
    device.check(!kept.suspended.includes("mentor"), "an answer was sent though the guide does not say so");
    await device.judge();
  },

  async "without a rule for it there is no score"(device) {
    await device.launch("parts");
    await device.open("two.colour.html");
    await device.page.locator('[data-answer="two.colour.choice"][value=red]').check();
    await device.leave();
    const log = await device.lms("log");
    device.same(log.filter(([, name]) => String(name).includes("score")), [], "calls about a score");
    device.same((await device.lms("kept")).score, "", "score");
    await device.judge();
  },

  async "a score counts right answers, is none before the first, and never fails anybody"(device) {
    await device.launch("scored");
    await device.open("two.colour.html");
    await device.hide();
    const before = await device.lms("log");
    device.same(before.filter(([name, about]) => name === "LMSSetValue" && about.includes("score")), [], "a score of no answer");
    await device.page.locator('[data-answer="two.colour.choice"][value=green]').check();
    await device.hide();
    device.same((await device.lms("kept")).score, "0", "one wrong answer");
    device.same((await device.lms("kept")).status, "incomplete", "status");
    await device.open("two.sums.html");
    await device.type("two.sums.one", "02");
    await device.hide();
    device.same((await device.lms("kept")).score, "33.33", "one of three");
    const told = (await device.lms("log")).filter(([name, about]) => name === "LMSSetValue" && /score.m/.test(about));
    device.same(told.map(([, ...rest]) => rest), [["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"]], "bounds");
    await device.type("two.sums.two", "5");
    await device.open("two.colour.html");
    await device.page.locator('[data-answer="two.colour.choice"][value=red]').check();
    for (const part of ["one", "three"]) await device.open(`${part}.html`);
    await device.leave();
    device.same((await device.lms("kept")).score, "66.67", "two of three");
    device.same((await device.lms("kept")).status, "completed", "status");
    await device.judge();
  },

  async "a score that was reached is not taken back, on no device"(device, another) {
    await device.launch("scored");
    await device.open("two.colour.html");
    await device.page.locator('[data-answer="two.colour.choice"][value=red]').check();
    await device.open("two.sums.html");
    await device.type("two.sums.one", "2");
    await device.leave();
    const kept = await device.lms("kept");
    device.same(kept.score, "66.67", "score");
    const other = await another();
    await other.setLms("kept", kept);
    await other.launch("scored");
    await other.open("two.colour.html");
    await other.page.locator('[data-answer="two.colour.choice"][value=green]').check();
    await other.leave();
    device.same((await other.lms("kept")).score, "66.67", "score after a wrong answer elsewhere");
    await device.judge();
    await other.judge();
  },

  async "completed stays completed, whatever is taken back"(device) {
    await device.setLms("kept", { status: "completed", exit: "suspend", place: "", suspended: "" });
    await device.launch("answered");
    const state = await device.course.locator("[data-course-state]").innerText();
    device.same(state, "Learning system: completed.", "the bar");
    await device.open("one.story.html");
    await device.leave();
    device.same((await device.lms("kept")).status, "completed", "status");
    await device.launch("answered");
    await device.open("three.promise.html");
    await device.type(PROMISE, "something");
    await device.type(PROMISE, "");
    await device.leave();
    device.same((await device.lms("kept")).status, "completed", "status after the answer is gone");
    await device.judge();
  },

  async "passed stays passed"(device) {
    await device.setLms("kept", { status: "passed", exit: "", place: "", suspended: "" });
    await device.launch("parts");
    await device.leave();
    device.same((await device.lms("kept")).status, "passed", "status");
    await device.judge();
  },

  async "a session begins at the box where the last one ended"(device) {
    await device.launch("answered");
    await device.open("two.plan.html");
    await device.type("two.plan.text", "half a plan");
    await device.leave();
    device.same((await device.lms("kept")).place, "two.plan#two.plan.text", "place");
    await device.launch("answered");
    device.check(device.frame().url().endsWith("/two.plan.html#two.plan.text"), `began at ${device.frame().url()}`);
    const isThere = () => device.frame().evaluate(() => document.activeElement.dataset.answer === "two.plan.text");
    await device.until(isThere, "the box has the focus");
    await device.leave();
    await device.judge();
  },

  async "a place of an earlier edition, in a page that has become several, leads to the new page"(device) {
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "two#two.plan", suspended: "" });
    await device.launch("answered");
    await device.until(async () => device.frame().url().endsWith("/two.plan.html"), "the page of the exercise");
    await device.leave();
    device.same((await device.lms("kept")).place, "two.plan", "place");
    await device.judge();
  },

  async "what version 1 of suspend_data says of pages is read, and told as codes"(device) {
    const suspended = JSON.stringify({ v: 1, e: "1", p: "index one three gone" });
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "one", suspended });
    await device.launch("parts");
    device.check(/2.*3/.test(await device.course.locator("[data-course-rule]").textContent()), "two of three parts");
    await device.open("two.plan.html");
    await device.until(async () => (await device.lms("kept")).status === "completed", "completed");
    await device.leave();
    const { v, p } = suspendOf(await device.lms("kept"));
    device.same([v, p.length], [2, 3 * 4], "version, and the codes of three parts");
    await device.judge();
  },

  async "what is marked as done comes back on another device, also where the guide has other exercises"(device, another) {
    await device.launch("parts");
    for (const id of ["one.rate", "two.colour"]) {
      await device.open(`${id}.html`);
      await device.page.locator("[data-done]").check();
    }
    await device.open("two.colour.html");
    await device.page.locator("[data-done]").uncheck();
    await device.leave();
    const kept = await device.lms("kept");
    device.same(suspendOf(kept).d.length, 4, "the code of one exercise");
    const other = await another();
    await other.setLms("kept", kept);
    await other.launch("parts");
    await other.open("one.rate.html");
    other.check(await other.page.locator("[data-done]").isChecked(), "the mark did not come back");
    await other.open("one.story.html");
    other.check(!(await other.page.locator("[data-done]").isChecked()), "a mark that nobody made");
    await other.leave();
    const third = await another();
    await third.setLms("kept", { ...kept, suspended: kept.suspended.replace('"d":"', '"d":"zzzz') });
    await third.launch("parts");
    await third.open("one.rate.html");
    third.check(await third.page.locator("[data-done]").isChecked(), "a mark beside that of an exercise that is gone");
    await third.leave();
    for (const one of [device, other, third]) await one.judge();
  },

  async "a place that is gone leads to the first page"(device) {
    for (const place of ["gone", "javascript:alert(1)", "two#<b>%zz"]) {
      await device.setLms("kept", { status: "incomplete", exit: "suspend", place, suspended: "" });
      await device.launch("answered");
      const page = place.startsWith("two") ? "two.html" : "index.html";
      device.check(device.frame().url().includes(`/answered/${page}`), `${place} began at ${device.frame().url()}`);
      await device.leave();
    }
    await device.judge();
  },

  async "closing the window, and the tab, finishes once"(device) {
    await device.launch("sent");
    await device.open("three.promise.html");
    await device.type(PROMISE, "typed just before");
    await device.host.close({ runBeforeUnload: true });
    await device.until(async () => device.host.isClosed(), "the window closes");
    device.same(await device.calls("LMSFinish"), 1, "LMSFinish");
    device.check((await device.lms("kept")).suspended.includes("typed just before"), "what was typed last is lost");
    device.same((await device.lms("kept")).status, "completed", "status");
    await device.judge();
  },

  async "a learning system that takes the frame away gets a finish too"(device) {
    await device.launch("sent");
    await device.open("one.story.html");
    await device.page.locator("html.live").waitFor();
    await device.host.evaluate(() => {
      const course = document.querySelector("iframe");
      const box = course.contentDocument.querySelector("iframe").contentDocument.querySelector("textarea");
      box.value = "the last keys";
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      course.remove();
    });
    await device.until(async () => (await device.calls("LMSFinish")) === 1, "LMSFinish");
    const kept = await device.lms("kept");
    device.same(kept.place, "one.story#one.story.text", "place");
    device.check(kept.suspended.includes("the last keys"), "what was typed last is lost");
    await device.judge();
  },

  async "going from page to page starts no new session"(device) {
    await device.launch("parts");
    for (const part of ["one", "two", "one", "index"]) await device.open(`${part}.html`);
    await device.page.locator("html.live").waitFor();
    device.same([await device.calls("LMSInitialize"), await device.calls("LMSFinish")], [1, 0], "calls");
    await device.judge();
  },

  async "what is typed is told within seconds, not at each key"(device) {
    await device.context.clock.install();
    await device.launch("sent");
    await device.open("three.promise.html");
    await device.stopClock();
    const before = await device.calls("LMSCommit");
    for (let round = 0; round < 20; round += 1) {
      await device.type(PROMISE, "so many keys ".repeat(round + 1));
      await device.context.clock.runFor(500);
    }
    const commits = (await device.calls("LMSCommit")) - before;
    device.check(commits >= 1 && commits <= 5, `${commits} commits for twenty changes`);
    await device.context.clock.runFor(11_000);
    device.check((await device.lms("kept")).suspended.includes("so many keys ".repeat(20)), "the last words were not told");
    await device.judge();
  },

  async "a hidden window tells at once"(device) {
    await device.context.clock.install();
    await device.launch("sent");
    await device.open("three.promise.html");
    await device.context.clock.runFor(1000);
    await device.type(PROMISE, "put the phone away");
    await device.hide();
    device.check((await device.lms("kept")).suspended.includes("put the phone away"), "nothing was told");
    await device.judge();
  },

  async "an hour counts as an hour"(device) {
    await device.context.clock.install();
    await device.launch("parts");
    await device.context.clock.fastForward(3_725_000);
    await device.leave();
    const { time } = await device.lms("kept");
    device.check(/^0001:(0[2-9]|[1-5][0-9]):[0-5][0-9]$/.test(time), `session time ${time}`);
    await device.judge();
  },

  async "a connection that is lost is tried again, and the learner is told"(device) {
    await device.context.clock.install();
    await device.launch("sent");
    await device.until(async () => (await device.calls("LMSCommit")) > 0, "a commit after the start");
    device.same(await device.notice(), "", "a notice at the start");
    await device.open("three.promise.html");
    for (const by of ["false", "throw", "", null]) {
      await device.setLms("broken", { by });
      await device.type(PROMISE, `kept though ${by}`);
      await device.context.clock.runFor(1000); // the clocks of frames run one after the other
      await device.context.clock.runFor(30_000);
      device.check((await device.notice()).includes("does not answer"), `no notice with ${by}`);
      device.same(await device.answer(PROMISE), `kept though ${by}`, "the answer in its box");
      const tries = await device.lms("tries");
      await device.context.clock.runFor(61_000);
      device.check((await device.lms("tries")) > tries, `no further try with ${by}`);
      await device.setLms("broken", null);
      await device.context.clock.runFor(61_000);
      device.same(await device.notice(), "", "the notice goes");
      device.check((await device.lms("kept")).suspended.includes(`kept though ${by}`), `not told after ${by}`);
    }
    await device.leave();
    await device.judge();
  },

  async "a learning system that never answers hurts nobody"(device) {
    await device.setLms("broken", { by: "throw" });
    await device.launch("sent");
    device.check((await device.notice()).includes("does not answer"), "no notice");
    await device.open("three.promise.html");
    await device.type(PROMISE, "mine");
    await device.page.locator("h1").click();
    await device.leave();
    device.same(await device.lms("log"), null, "calls");
    await device.judge();
  },

  async "what could not be read is not written over"(device) {
    const suspended = JSON.stringify({ v: 1, e: "1", p: "one", a: ["0one.story.text", "from elsewhere", 3_000_000] });
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "one", suspended });
    await device.setLms("broken", { by: "throw", only: ["LMSGetValue"] });
    await device.launch("sent");
    await device.open("two.html");
    await device.leave();
    device.same((await device.lms("kept")).suspended, suspended, "suspend_data");
    await device.setLms("broken", null);
    await device.launch("sent");
    await device.open("one.story.html");
    device.same(await device.answer("one.story.text"), "from elsewhere", "answer");
    await device.leave();
    await device.judge();
  },

  async "a learning system that answers late is joined then"(device) {
    await device.context.clock.install();
    await device.setLms("broken", { by: "false" });
    await device.launch("parts");
    await device.open("one.html");
    await device.setLms("broken", null);
    await device.context.clock.runFor(70_000);
    device.same([(await device.lms("kept"))?.place, await device.notice()], ["one", ""], "place and notice");
    await device.leave();
    device.same(await device.calls("LMSFinish"), 1, "LMSFinish");
    await device.judge();
  },

  async "an API in the window that opened this one"(device) {
    device.host = await device.tab(device.address("lms.html"));
    const [popup] = await Promise.all([
      device.host.waitForEvent("popup"),
      device.host.evaluate(() => void window.open("/parts/launch.html", "course", "width=1024,height=768")),
    ]);
    await popup.frameLocator("iframe").locator("main#page_main").waitFor();
    await device.until(async () => (await device.calls("LMSCommit")) > 0, "a commit");
    await popup.close({ runBeforeUnload: true });
    await device.until(async () => (await device.calls("LMSFinish")) === 1, "LMSFinish");
    await device.judge();
  },

  async "an API around the window that opened this one, and seven frames up"(device) {
    device.host = await device.tab(device.address("lms.html"));
    await device.host.evaluate(() => {
      let room = document.body;
      for (let depth = 0; depth < 6; depth += 1) {
        const frame = document.createElement("iframe");
        room.append(frame);
        room = frame.contentDocument.body;
      }
      const last = document.createElement("iframe");
      last.src = "/parts/launch.html";
      room.append(last);
    });
    await device.until(async () => (await device.calls("LMSCommit")) > 0, "a commit");
    await device.judge();
  },

  async "without a learning system it keeps nothing of anybody, and says so"(device) {
    const tab = await device.tab(device.address("sent/launch.html"));
    const page = tab.frameLocator("iframe");
    const follow = async (part) => {
      const path = part === "three" ? ["index", "three", "three.keep", "three.promise"] : ["index", part];
      for (const slug of path) {
        await page.locator(`:is(main, .top) a[href='${slug}.html']`).first().click();
        await page.locator(`html.live:has(body[data-page="${slug}"])`).waitFor();
      }
    };
    const notice = await tab.locator("[data-course-notice]").innerText();
    device.check(notice.includes("No learning system") && notice.includes("not kept on this device"), `notice: ${notice}`);
    device.check(await tab.locator("[data-course]").isHidden(), "the state of a course that nobody keeps");
    await follow("three");
    await page.locator(`[data-answer="${PROMISE}"]`).fill("from page to page");
    await follow("two");
    await follow("three");
    device.same(await page.locator(`[data-answer="${PROMISE}"]`).inputValue(), "from page to page", "answer");
    await tab.reload();
    await follow("three");
    device.same(await page.locator(`[data-answer="${PROMISE}"]`).inputValue(), "", "answer after a reload");
    device.same(await device.stored(), [], "what is kept");
  },

  async "a double-click on launch.html opens the web workbook"(device) {
    const tab = await device.tab(pathToFileURL(path.join(device.packages, "sent", "launch.html")).href);
    const page = tab.frameLocator("iframe");
    const follow = async (part) => {
      const path = part === "three" ? ["index", "three", "three.keep", "three.promise"] : ["index", part];
      for (const slug of path) {
        await page.locator(`:is(main, .top) a[href='${slug}.html']`).first().click();
        await page.locator(`html.live:has(body[data-page="${slug}"])`).waitFor();
      }
    };
    await page.locator("main#page_main").waitFor();
    const notice = await tab.locator("[data-course-notice]").innerText();
    device.check(notice.includes("No learning system") && notice.includes("stay on this device"), `notice: ${notice}`);
    await follow("three");
    await page.locator(`[data-answer="${PROMISE}"]`).fill("kept here");
    await follow("two");
    await follow("three");
    device.same(await page.locator(`[data-answer="${PROMISE}"]`).inputValue(), "kept here", "answer");
    await tab.close();
  },

  async "answers come back on another device"(device, another) {
    await device.launch("sent");
    await device.open("one.story.html");
    await device.type("one.story.text", HOSTILE);
    const typed = await device.answer("one.story.text");
    await device.open("one.rate.html");
    await device.page.locator('[data-answer="one.rate.roots.rating"][value="two"]').check();
    await device.open("two.days.html");
    await device.page.locator('[data-answer="two.days.friday"]').first().check();
    await device.leave();
    const kept = await device.lms("kept");
    device.check(/^[\x20-\x7e]*$/.test(kept.suspended) && !/[<>&]/.test(kept.suspended), "suspend_data is not plain");
    const other = await another();
    await other.setLms("kept", kept);
    await other.launch("sent");
    await other.open("one.story.html");
    other.same(await other.answer("one.story.text"), typed, "text");
    await other.open("one.rate.html");
    other.check(await other.page.locator('[data-answer="one.rate.roots.rating"][value="two"]').isChecked(), "rating");
    await other.open("two.days.html");
    other.check(await other.page.locator('[data-answer$=".friday"]').first().isChecked(), "tick");
    await other.open("answers.html");
    other.check(!(await other.page.locator("[data-undo]").isVisible()), "what came back can be undone");
    await other.leave();
    await device.judge();
    await other.judge();
  },

  async "answers from elsewhere fill what is empty, and newer ones stay"(device) {
    await device.launch("sent");
    await device.open("one.story.html");
    await device.type("one.story.text", "newer, here");
    await device.leave();
    const entries = ["0one.story.text", "older, elsewhere", 1000, "0two.plan.text", "from elsewhere", 1000];
    const suspended = JSON.stringify({ v: 1, e: "0", p: "", a: entries });
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "one.story", suspended });
    await device.launch("sent");
    device.same(await device.answer("one.story.text"), "newer, here", "the newer answer");
    await device.open("two.plan.html");
    device.same(await device.answer("two.plan.text"), "from elsewhere", "the empty box");
    await device.leave();
    const told = (await device.lms("kept")).suspended;
    device.check(told.includes("newer, here") && told.includes("from elsewhere"), "not both are told");
    await device.judge();
  },

  async "an older answer here gives way to a newer one from elsewhere"(device) {
    await device.launch("sent");
    await device.open("one.story.html");
    await device.type("one.story.text", "older, here");
    await device.leave();
    const suspended = JSON.stringify({ v: 1, e: "1", p: "", a: ["0one.story.text", "newer, elsewhere", 9_000_000] });
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "one.story", suspended });
    await device.launch("sent");
    device.same(await device.answer("one.story.text"), "newer, elsewhere", "answer");
    await device.leave();
    await device.judge();
  },

  async "an answer from elsewhere keeps the time when it was given"(device) {
    const entries = ["0one.story.text", "told first", 1000, "0two.plan.text", "told last", 1001, "0one.gone.text", "no place now", 1002];
    const suspended = JSON.stringify({ v: 1, e: "1", p: "", a: entries });
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "one", suspended });
    await device.launch("sent");
    await device.leave();
    const times = suspendOf(await device.lms("kept")).a.filter((one) => typeof one === "number");
    device.same(times.sort(), [1000, 1001, 1002], "the times that are told: later ones would win over what is newer on another device");
    await device.judge();
  },

  async "another edition's answers are kept, and told again"(device) {
    const entries = ["0one.gone.text", "no place now", 1000, "0one.rate.roots.rating", "nine", 1000, "0one.story.text", "fits", 1000];
    const suspended = JSON.stringify({ v: 1, e: "0", p: "one gone", a: entries });
    await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "gone", suspended });
    await device.launch("sent");
    await device.open("one.story.html");
    device.same(await device.answer("one.story.text"), "fits", "answer");
    await device.leave();
    const kept = await device.lms("kept");
    device.check(kept.suspended.includes("no place now") && kept.suspended.includes("nine"), "an answer was dropped");
    device.same(suspendOf(kept).p, "LDN9", "parts: one that is gone is told no longer");
    await device.judge();
  },

  async "garbage in suspend_data is harmless"(device) {
    const garbage = ["{", "&#x110000;&#9999999;&quot", "null", "[]", "7", "\"x\"", "x".repeat(4096), "{\"v\":1}", "{\"v\":3,\"p\":\"one\"}",
      "{\"v\":2}", "{\"v\":2,\"p\":[],\"d\":{}}",
      "{\"v\":1,\"e\":7,\"p\":[1],\"a\":{}}", "{\"v\":1,\"p\":\"one\",\"a\":[1,2,3]}",
      "{\"v\":1,\"p\":\"__proto__ constructor\",\"a\":[\"0__proto__\",\"x\",1,\"0constructor\",\"y\",2]}",
      "{\"v\":1,\"p\":\"\",\"a\":[\"0constructor\",\"x\",1,\"zx\",\"y\",1]}",
      "{\"v\":1,\"p\":\"\",\"a\":[\"0one.story.text\",\"\",1,\"0one.story.text\",{},1,\"0one.story.text\",\"x\",\"soon\"]}"];
    for (const suspended of garbage.slice(-2)) {
      await device.setLms("kept", { status: "incomplete", exit: "suspend", place: "one.story", suspended });
      await device.launch("sent");
      device.same(await device.answer("one.story.text"), "", `answer after ${suspended.slice(0, 30)}`);
      await device.leave();
      device.check(suspendOf(await device.lms("kept")).v === 2, `suspend_data after ${suspended.slice(0, 30)}`);
    }
    await device.launch("sent");
    const found = await device.outer().evaluate((texts) => texts.map((text) => Suspend.unpack(text, { parts: ["one"], exercises: ["one.story"] })), garbage);
    device.same(found.map((one) => one !== null), garbage.map((text) => /^\{"v":[12]/.test(text)), "what is ours");
    const known = found.filter((one) => one !== null).flatMap(({ answers }) => answers.map(({ id }) => id));
    device.same(known, ["constructor"], "answers in garbage");
    await device.leave();
    await device.judge();
  },

  async "answers that find no room stay here, whole, and are named"(device) {
    await device.launch("sent");
    await device.open("one.story.html");
    await device.type("one.story.text", LONG.repeat(40));
    await device.open("two.plan.html");
    await device.type("two.plan.text", "’".repeat(600));
    await device.open("three.promise.html");
    await device.type(PROMISE, "a short one");
    await device.hide();
    await device.course.locator("summary").click();
    const [state, sent, left] = await Promise.all(["state", "sent", "left"].map((name) =>
      device.course.locator(`[data-course-${name}]`).innerText()));
    device.check(state.includes("on this device only"), `state: ${state}`);
    device.check(left.includes("2.2 Plan") && !left.includes("1.1"), `left: ${left}`);
    const [used, total] = sent.match(/[0-9],[0-9]{3}/g);
    await device.leave();
    const kept = await device.lms("kept");
    device.check(kept.suspended.includes(LONG.repeat(40)) && kept.suspended.includes("a short one"), "not all that fits was told");
    device.check(!kept.suspended.includes("2019"), "a piece of an answer was told");
    const room = kept.suspended.length - kept.suspended.indexOf("\"a\":[") - "\"a\":[".length - "]}".length;
    device.same(Number(used.replace(",", "")), room, "characters used");
    device.check(room <= Number(total.replace(",", "")), `${used} of ${total}`);
    await device.launch("sent");
    await device.open("two.plan.html");
    device.same(await device.answer("two.plan.text"), "’".repeat(600), "the long answer, here");
    await device.leave();
    await device.judge();
  },

  async "the worst case fits: every page, every answer, nothing over the limit"(device) {
    await device.launch("sent");
    const answers = await device.outer().evaluate(() => GUIDE.answers); // a page has its own only
    await device.frame().evaluate((all) => {
      for (const page of GUIDE.pages) {
        Store.markSeen(page.slug);
        if (page.task) Store.markDone(page.slug, true);
      }
      for (const [id, answer] of Object.entries(all)) {
        const option = Object.keys(answer.options || {})[0];
        Store.set(id, answer.kind === "tick" ? true : option || (answer.kind === "date" ? "2026-11-22" : "\u{1F600}".repeat(160)));
      }
    }, answers);
    const [limit, room, position] = await device.outer().evaluate(() => {
      const done = GUIDE.pages.filter((page) => page.task).map((page) => page.slug);
      const { text } = Suspend.pack({ edition: GUIDE.edition, parts: GUIDE.course.parts, done, answers: [] }, 0);
      return [Number(document.body.dataset.limit), Number(document.body.dataset.room), text.length];
    });
    device.same(position + ",\"a\":[]".length + room, limit, "the bounds of the build");
    await device.leave();
    const { suspended } = await device.lms("kept");
    device.check(suspended.length <= 4000, `${suspended.length} characters`);
    device.check(suspended.length > 2000, `only ${suspended.length} characters: this tries nothing`);
    await device.judge();
  },

  async "text is written as the build reckons it"(device) {
    await device.launch("parts");
    const edition = "é<&>\u007f’\u{1F600}\n";
    const text = await device.outer().evaluate((one) =>
      Suspend.pack({ edition: one, parts: ["b"], done: ["a.x"], answers: [] }, 0).text, edition);
    device.same(text, String.raw`{"v":2,"e":"\u00e9\u003c\u0026\u003e\u007f\u2019\ud83d\ude00\n","p":"BT23","d":"WT1z"}`, "text");
  },

  async "two people on one computer do not see each other's answers"(device) {
    await device.launch("sent");
    await device.open("one.story.html");
    await device.type("one.story.text", "private");
    await device.leave();
    await device.setLms("kept", null);
    await device.setLms("learner", "10002");
    await device.launch("sent");
    await device.open("one.story.html");
    device.same(await device.answer("one.story.text"), "", "the other's answer");
    await device.leave();
    device.check(!(await device.lms("kept")).suspended.includes("private"), "sent as the other's");
    const names = await device.host.evaluate(() => Object.keys(localStorage).join(" ")).catch(() => "");
    device.check(!names.includes("10001"), "the learner's number is kept in the browser");
    await device.setLms("kept", null);
    await device.setLms("learner", "10001");
    await device.launch("sent");
    await device.open("one.story.html");
    device.same(await device.answer("one.story.text"), "private", "the own answer");
    await device.leave();
    await device.judge();
  },

  async "focus goes into the page, the window has its title and fills 1024 by 768"(device) {
    await device.launch("parts");
    const course = device.outer();
    await device.until(() => course.evaluate(() => document.activeElement?.localName === "iframe"), "focus in the frame");
    const found = await course.evaluate(() => {
      const box = document.querySelector("iframe").getBoundingClientRect();
      return { wide: box.width, low: box.bottom, high: box.height, scrolls: document.documentElement.scrollHeight > innerHeight };
    });
    device.same([found.wide, found.low, found.scrolls], [1024, 768, false], "width, bottom, scrolling");
    device.check(found.high > 680, `the pages are ${found.high} pixels high`);
    await device.open("two.html");
    await device.until(() => course.evaluate(() => document.title.startsWith("Two")), "the title of the page");
    device.check(await course.evaluate(() => document.querySelector("iframe").title !== ""), "the frame has no name");
  },

  async "axe finds nothing in the bar, open and with a notice, by day and by night"(device) {
    await device.setLms("broken", { by: "throw" });
    await device.launch("sent");
    await device.course.locator("summary").click();
    const axe = fs.readFileSync(path.join(device.modules, "axe-core", "axe.min.js"), "utf-8");
    await device.outer().evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await device.host.emulateMedia({ colorScheme });
      const found = await device.outer().evaluate(() => axe.run(document, { iframes: false }));
      device.check(found.passes.length > 10, `axe looked at ${found.passes.length} rules only`);
      device.same(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], colorScheme);
    }
  },

  async "nothing from elsewhere may run or be shown"(device) {
    for (const name of ["parts", "answered", "sent"]) {
      const page = fs.readFileSync(path.join(device.packages, name, "launch.html"), "utf-8");
      device.check(/default-src 'none'/.test(page) && /frame-src 'self'/.test(page), `${name}: no policy`);
      device.check(!/<script>|\son[a-z]+=|style=/.test(page), `${name}: script or style in the page`);
    }
    await device.launch("parts");
    const course = device.outer();
    const blocked = await course.evaluate(() => new Promise((ready) => {
      document.addEventListener("securitypolicyviolation", (event) => ready(event.violatedDirective));
      const frame = document.createElement("iframe");
      frame.src = "http://example.invalid/";
      document.body.append(frame);
    }));
    device.same(blocked, "frame-src", "violation");
    device.findings.splice(0, device.findings.length, ...device.findings.filter((text) => !/Content Security Policy/.test(text)));
  },

  async "without one of its scripts the course says so, and no page in it takes answers"(device, another) {
    const text = fs.readFileSync(path.join(device.packages, "sent", "launch.html"), "utf-8");
    const names = [...text.matchAll(/<script src="([^"?]+)/g)].map(([, name]) => name);
    device.check(names.length > 5, `launch.html asks for ${names.length} scripts`);
    for (const name of names) {
      const other = await another();
      await other.context.route(`**/${name}*`, (route) => route.abort());
      const tab = await other.tab(other.address("sent/launch.html"));
      await tab.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
      device.check(await tab.locator("[data-dead]").isVisible(), `${name}: no notice`);
      // Most of the scripts keep the frame from being shown at all; here it is, whatever happened.
      await tab.evaluate(() => { document.querySelector("iframe").hidden = false; });
      const frame = await (await tab.$("iframe")).contentFrame();
      await frame.goto(other.address("sent/one.html"));
      const open = await frame.locator("[data-answer]:enabled:not([readonly])").count();
      device.same(open, 0, `${name}: boxes that take answers`);
      await frame.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
      device.check(await frame.locator(".notice[data-dead]").isVisible(), `${name}: no notice in the page`);
      await other.context.close();
    }
    const tab = await device.tab(device.address("sent/launch.html"));
    await tab.frameLocator("iframe").locator("html.live").waitFor();
    await tab.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
    device.check(!(await tab.locator("[data-dead]").isVisible()), "a notice with all scripts");
    const faults = device.findings.filter((found) => !/^(console|error): /.test(found));
    device.findings.splice(0, device.findings.length, ...faults);
  },
};
