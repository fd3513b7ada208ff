import { writeFileSync } from "node:fs";
import { writeDocument } from "./document";

/** `npm run docs:policy` */
writeFileSync("docs/policy.md", writeDocument());
