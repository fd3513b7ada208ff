import { describe, expect, it } from "vitest";
import { INSTRUCTION_STATE_LABELS, ORDER_STATE_LABELS, type InstructionState, type OrderState } from "@/lib/labels-carrying";
import { graver, instructionRefusal, orderRefusal, type InstructionStep, type OrderStep } from "@/lib/orders/workflow";
import { draftDemand, draftMatter, orderNumber } from "@/lib/orders/rules-words";

const STATES = Object.keys(ORDER_STATE_LABELS) as OrderState[];
const allowed = (step: OrderStep) => STATES.filter((state) => orderRefusal(state, step) === null);

describe("an order", () => {
  it.each<[OrderStep, OrderState[]]>([
    ["SIGN_FOR", ["ISSUED"]], ["SAVE", ["SIGNED_FOR"]], ["SEND", ["SIGNED_FOR"]], ["RETURN", ["ANSWERED"]],
    ["CLOSE", ["ISSUED", "SIGNED_FOR", "ANSWERED"]], ["ESCALATE", ["ISSUED", "SIGNED_FOR", "ANSWERED"]],
  ])("%s is taken from %j and from nowhere else", (step, states) => {
    expect(allowed(step)).toEqual(states);
  });

  it("goes from blue to yellow to red, and from red to another red", () => {
    expect([graver("BLUE"), graver("YELLOW"), graver("RED")]).toEqual(["YELLOW", "RED", "RED"]);
  });

  it("says what it is about, and by when", () => {
    expect(orderNumber({ year: 2026, number: 3 })).toBe("督办〔2026〕3号");
    const subject = { taskNo: 20, form: "report" as const, periodLabel: "2026年第四季度", dueAt: new Date("2026-12-25T10:00:00Z"), returns: 2, unanswered: null };
    expect(draftMatter("OVERDUE", subject)).toBe("第20项任务2026年第四季度进展报告应于2026年12月25日18:00前报送，逾期未报。");
    expect(draftMatter("POOR_QUALITY", subject)).toContain("已退回2次，尚未重新报送");
    expect(draftMatter("OTHER", subject) + draftDemand("OTHER")).toBe("");
  });
});

describe("an instruction", () => {
  it.each<[InstructionStep, InstructionState[]]>([["SAVE", ["OPEN"]], ["SEND", ["OPEN"]], ["RETURN", ["ANSWERED"]], ["CLOSE", ["OPEN", "ANSWERED"]]])("%s is taken from %j and from nowhere else", (step, states) => {
    expect((Object.keys(INSTRUCTION_STATE_LABELS) as InstructionState[]).filter((state) => instructionRefusal(state, step) === null)).toEqual(states);
  });
});
