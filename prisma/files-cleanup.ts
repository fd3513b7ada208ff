import { cleanUpAttachments } from "@/lib/attachments/mutations-cleanup";

/** `npm run files:cleanup`: what the daily job does, now. Exit code 1 where stored files are missing and somebody has to look. */
const { forgottenRows, orphanObjects, temporaryFiles, missing } = await cleanUpAttachments(new Date());
console.log(`已清理：删除后未报送或未发表的文件 ${forgottenRows} 个，没有记录的存储对象 ${orphanObjects} 个，中断的临时文件 ${temporaryFiles} 个。`);
for (const { id, name, storageKey } of missing) console.error(`存储中缺少文件：${name}（编号 ${id}，存储键 ${storageKey}）`);
process.exit(missing.length > 0 ? 1 : 0);
