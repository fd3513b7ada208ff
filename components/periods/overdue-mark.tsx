import { Chip } from "@/components/ui/chip";

/** What is late: the only chip in solid red. `text` may say by how much: 逾期 3 天. */
export function OverdueMark({ text = "逾期" }: { text?: string }) {
  return <Chip tone="alert-solid" icon="clock">{text}</Chip>;
}
