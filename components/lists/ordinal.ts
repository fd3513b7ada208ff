export { chineseOrdinal } from "@/lib/lists/rules-ordinal";
