import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from "zod-openapi";
import { z } from "zod";
import { TOKEN_SCOPE_LABELS } from "@/lib/labels";
import { problem } from "./schema";
import { ENDPOINTS, type Endpoint } from "./schema-endpoints";

const INTRODUCTION = `
只读接口，供本单位的程序取数。所见与令牌所属账号在页面上所见相同，每次请求时按账号当时的角色和单位判定。

- 令牌：在“我的账号 - 访问令牌”中新建，放在 Authorization 请求头中。接口不认浏览器的登录状态。
- 时刻：ISO 8601，世界协调时（UTC）。
- 代码：状态等以代码表示，含义见各字段说明。
- 分页：列表每页最多 200 条。答复中的 next 和 Link 响应头给出下一页的地址，没有下一页时 next 为 null。
- 未能答复：application/problem+json，title 说明原因，参数有误时 errors 指明哪一项。
`.trim();

const refusal = (description: string): ZodOpenApiResponseObject => ({ description, content: { "application/problem+json": { schema: problem } } });

const REFUSALS = {
  "400": refusal("参数不正确，errors 指明哪一项。"),
  "401": refusal("没有令牌，或者令牌已失效。"),
  "403": refusal("令牌没有所需的权限，requiredScope 指明哪一项。"),
  "404": refusal("没有找到，或者本账号不能查看。"),
  "405": refusal("只能用 GET 或 HEAD。"),
  "406": refusal("只答复 application/json。"),
  "500": refusal("系统出错，errorId 供管理员查日志。"),
};

function operationOf({ id, path, summary, description, scope, params, query, answer }: Endpoint): ZodOpenApiOperationObject {
  const isPaged = answer instanceof z.ZodObject && "next" in answer.shape;
  const link = { Link: { description: "下一页的地址，rel=\"next\"。", schema: { type: "string" as const } } };
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags: [path.includes("/units") ? "单位" : path.includes("/{list}") ? "清单内" : "清单"],
    security: [{ token: [scope] }],
    requestParams: { path: params as z.ZodObject, query: query as z.ZodObject },
    responses: { "200": { description: "答复。", ...(isPaged ? { headers: link } : {}), content: { "application/json": { schema: answer } } }, ...REFUSALS },
  };
}

/** @returns the OpenAPI 3.1 document of `/api/v1`, from the schemas that its routes parse and answer with */
export function apiDocument(title: string) {
  return createDocument({
    openapi: "3.1.0",
    info: { title: `${title} 接口`, version: "1.0.0", description: INTRODUCTION },
    servers: [{ url: "/api/v1" }],
    components: {
      securitySchemes: {
        token: {
          type: "http", scheme: "bearer", bearerFormat: "dbn_…",
          description: `访问令牌。权限：${Object.entries(TOKEN_SCOPE_LABELS).map(([scope, label]) => `${scope} ${label}`).join("；")}。`,
        },
      },
    },
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
  });
}
