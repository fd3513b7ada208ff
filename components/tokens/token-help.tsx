import { Card } from "@/components/ui/card";

/** What tokens are for, with one request to try. `origin`: where this product is reached. */
export function TokenHelp({ origin }: { origin: string }) {
  return (
    <Card title="怎样使用" id="help">
      <div className="space-y-2">
        <p>访问令牌供本单位的程序通过只读接口取数，不能填报、审签或审核。令牌能看到的，与本账号在页面上能看到的相同。</p>
        <pre tabIndex={0} aria-label="示例命令" className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">{`curl -H "Authorization: Bearer 令牌" \\\n  ${origin}/api/v1/lists`}</pre>
        <p>接口说明（OpenAPI 3.1）：<a href="/api/v1/openapi.json" className="inline-link">/api/v1/openapi.json</a></p>
        <p className="text-muted">修改或重置密码、停用账号时，令牌全部撤销。角色或单位调整后，令牌按新的角色和单位取数。</p>
      </div>
    </Card>
  );
}
