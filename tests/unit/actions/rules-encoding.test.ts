import { describe, expect, it } from "vitest";
import { isFormOfOurs } from "@/lib/actions/rules-encoding";

function form(...fields: [string, string | Blob][]): FormData {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}

const IDLE = '[{"status":"idle"},"$K1"]';
const ID = "7f".padEnd(42, "0");
const browser = (more: Record<string, string> = {}) =>
  form(...Object.entries({ $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${ID}","bound":"$@1"}`, "$ACTION_1:1": '[{"status":"idle"}]', $ACTION_KEY: "k0123abcd", text: "文字", ...more }));

describe("a form", () => {
  it.each<[string, FormData, boolean]>([
    ["sent by script", form(["_1_text", "文字"], ["_1_item", "1"], ["_1_item", "2"], ["0", IDLE]), true],
    ["sent by script after a refusal", form(["_1_text", "x"], ["0", '[{"status":"error","fieldErrors":{"text":"$$1"},"values":{"a-b":"$$"},"errorId":"$undefined"},"$K1"]']), true],
    ["drawn by the server and sent by script", form(["_1_$ACTION_REF_1", ""], ["_1_$ACTION_1:0", "{}"], ["0", IDLE]), true],
    ["sent by a browser without script", browser(), false],
    ["sent by a browser without script after a refusal", browser({ "$ACTION_1:1": '[{"status":"error","values":{"text":"$$x"}}]' }), false],
  ])("%s is one of ours", (_what, sent, isFetched) => {
    expect(isFormOfOurs(sent, isFetched)).toBe(true);
  });

  it.each<[string, FormData, boolean]>([
    ["nothing", form(), true],
    ["no arguments", form(["_1_text", "x"]), true],
    ["two sets of arguments", form(["0", IDLE], ["0", IDLE]), true],
    ["arguments that are a file", form(["0", new Blob([IDLE])]), true],
    ["another argument", form(["0", '[{"status":"idle"},"$K1",1]']), true],
    ["a reference to a function", form(["0", '["$F1","$K1"]']), true],
    ["a path into an object", form(["0", '[{"status":"$1:constructor:constructor"},"$K1"]']), true],
    ["a thenable", form(["0", '[{"then":"$B1"},"$K1"]']), true],
    ["a prototype", form(["0", '[{"__proto__":{"a":1}},"$K1"]']), true],
    ["a deep state", form(["0", `[{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}},"$K1"]`]), true],
    ["a further row of the encoding", form(["0", IDLE], ["1", '"$F2"']), true],
    ["a field name that no form has", form(["0", IDLE], ["_1_a\0b", ""]), true],
    ["too many fields", form(["0", IDLE], ...Array.from({ length: 2_001 }, (): [string, string] => ["_1_a", ""])), true],
    ["no action", form(["text", "x"]), false],
    ["an action without its state", form(["$ACTION_REF_1", ""], ["$ACTION_1:0", `{"id":"${ID}","bound":"$@1"}`], ["$ACTION_KEY", "k0"]), false],
    ["an action under a name that is none", browser({ "$ACTION_1:0": '{"id":"__proto__","bound":"$@1"}' }), false],
    ["a state with a reference", browser({ "$ACTION_1:1": '["$F1"]' }), false],
    ["a further field of React's", browser({ "$ACTION_1:2": "[]" }), false],
  ])("with %s is none of ours", (_what, sent, isFetched) => {
    expect(isFormOfOurs(sent, isFetched)).toBe(false);
  });
});
