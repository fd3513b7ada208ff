/** The demonstration's publications: what lead and supporting units published, quarter by quarter. Outlets and pages are made up. */
import { db, type Prisma } from "@/lib/db/client";
import type { Medium } from "@/lib/labels-carrying";
import type { DemoAccounts } from "./seed-accounts";
import { chance, demoId } from "./seed-stories";

const DAY_MS = 86_400_000;

/** The task, which of its units (0: the lead, else a supporting one), where, and the title. */
type Story = readonly [taskNo: number, unit: number, medium: Medium, outlet: string, title: string];

const STORIES: readonly Story[] = [
  [1, 0, "NEWSPAPER", "市级日报头版", "我市六大主导产业链发布攻关清单"],
  [2, 0, "WEBSITE", "市政府门户网站", "平台经济提质增效，电商产业园新增就业岗位"],
  [4, 1, "WECHAT", "县区发布公众号", "小城镇里的新生活：新型城镇化看得见"],
  [5, 0, "BROADCAST", "市电视台新闻栏目", "校企共建研发机构落户高新区"],
  [7, 0, "SHORT_VIDEO", "政务短视频号", "一分钟看懂企业开办“全链通”"],
  [8, 1, "WECHAT", "金融服务公众号", "首贷户扩面：小微企业融资政策问答"],
  [9, 0, "TALK", "创业示范基地", "双创政策进园区宣讲会"],
  [10, 0, "TALK", "人才市场大厅", "灵活就业保障政策现场宣讲"],
  [10, 1, "WECHAT", "县区人社公众号", "新就业形态劳动者权益保障十问十答"],
  [11, 0, "WEBSITE", "部门网站", "落户条件全面放开办事指南"],
  [12, 0, "NEWSPAPER", "市级日报民生版", "苏宿专业技术人才双向培训交流启动"],
  [15, 0, "BROADCAST", "市广播电台民生热线", "城乡义务教育一体化这样推进"],
  [16, 0, "WECHAT", "人社服务公众号", "在常住地就能办：失业登记和就业创业服务"],
  [17, 0, "WEBSITE", "部门网站", "城乡居民医保待遇政策解读"],
  [18, 0, "SHORT_VIDEO", "政务短视频号", "公租房申请流程动画"],
  [22, 0, "WECHAT", "人社服务公众号", "流动人员档案转递不见面办理指南"],
  [24, 0, "TALK", "高校报告厅", "学费补偿和助学贷款代偿政策进校园"],
  [26, 0, "NEWSPAPER", "市级日报要闻版", "“三支一扶”青年扎根乡村"],
  [29, 0, "OTHER", "城市广场户外大屏", "劳动模范和先进工作者风采展播"],
  [32, 0, "BROADCAST", "市电视台技能栏目", "技能大赛选拔赛开赛"],
  [36, 0, "WECHAT", "人社服务公众号", "高技能人才申报工程系列职称一图读懂"],
  [38, 0, "SHORT_VIDEO", "三农短视频号", "富民强村行动在田间"],
  [40, 0, "WEBSITE", "部门网站", "困难学生资助政策汇编"],
  [43, 0, "NEWSPAPER", "市级日报经济版", "人力资源市场诚信服务承诺发布"],
  [44, 0, "TALK", "乡镇便民服务中心", "职业技能培训补贴政策下乡宣讲"],
  [46, 0, "WEBSITE", "市政府门户网站", "社会救助“一件事”申请指南"],
];

/** Between the first quarter's opening and now, evenly, in the stories' shuffled order. */
function dayOf(at: number, from: Date, until: Date): Date {
  const place = (at + chance("publication-day", at)) / STORIES.length;
  return new Date(Math.floor((from.getTime() + place * (until.getTime() - from.getTime())) / DAY_MS) * DAY_MS);
}

/** Writes them with their audit rows. Every third also serves the task after it, where that is the same unit's. */
export async function seedPublicity(listId: string, accounts: DemoAccounts, now: Date): Promise<void> {
  const tasks = await db.task.findMany({ where: { listId }, select: { id: true, no: true, leadUnitId: true, supporters: { select: { unitId: true }, orderBy: { unitId: "asc" } } } });
  const { _min: { opensAt } } = await db.period.aggregate({ where: { listId }, _min: { opensAt: true } });
  const byNo = new Map(tasks.map((task) => [task.no, task]));
  const rows: Prisma.PublicationCreateManyInput[] = [];
  const served: Prisma.PublicationTaskCreateManyInput[] = [];
  const events: Prisma.AuditEventCreateManyInput[] = [];
  const order = STORIES.map((story, at) => ({ story, lot: chance("publication-order", at) })).sort((a, b) => a.lot - b.lot);
  for (const [at, { story: [no, unit, medium, outlet, title] }] of order.entries()) {
    const task = byNo.get(no);
    const unitId = unit === 0 ? task?.leadUnitId : (task?.supporters[unit]?.unitId ?? task?.leadUnitId);
    const filerId = unitId === undefined ? "" : accounts.byUnit.get(unitId)?.filerId;
    if (!task || unitId === undefined || !filerId) continue;
    const publishedOn = dayOf(at, opensAt ?? now, now);
    const id = demoId("publication", no, title);
    const createdAt = new Date(Math.min(now.getTime(), publishedOn.getTime() + DAY_MS + 2 * 3_600_000));
    // A domain that never exists.
    const link = `https://media.example.invalid/${publishedOn.toISOString().slice(0, 10).replaceAll("-", "")}/${no}.html`;
    rows.push({ id, listId, unitId, title, medium, outlet, publishedOn, link, createdById: filerId, createdAt });
    const next = byNo.get(no + 1);
    served.push({ publicationId: id, taskId: task.id });
    if (at % 3 === 0 && next?.leadUnitId === unitId) served.push({ publicationId: id, taskId: next.id });
    events.push({ event: "PUBLICATION_CREATED", at: createdAt, actorId: filerId, actorName: accounts.names.get(filerId) ?? "", actorUnitId: unitId, unitId, subjectId: id, detail: { name: title } });
  }
  await db.$transaction([db.publication.createMany({ data: rows }), db.publicationTask.createMany({ data: served }), db.auditEvent.createMany({ data: events })]);
}
