import { ButtonLink } from "./button";

type PaginationProps = {
  /** From 1. */
  page: number;
  pageCount: number;
  total: number;
  hrefFor: (page: number) => string;
  label?: string;
};

/** The pages of a long list; nothing when there is only one. */
export function Pagination({ page, pageCount, total, hrefFor, label = "分页" }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-2 px-3 py-2">
      <p className="text-sm text-muted">{`共 ${total} 条，第 ${page} / ${pageCount} 页`}</p>
      <div className="flex gap-2">
        {page > 1 ? <ButtonLink size="sm" href={hrefFor(page - 1)} rel="prev">上一页</ButtonLink> : null}
        {page < pageCount ? <ButtonLink size="sm" href={hrefFor(page + 1)} rel="next">下一页</ButtonLink> : null}
      </div>
    </nav>
  );
}
