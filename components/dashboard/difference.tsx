type Props = { /** By how much it rose or fell; null where one of the two is missing. */ value: number | null; unit?: string; className?: string };

/** ▲ 3, ▼ 2: a difference by its sign and, for who hears it, in words. Whether it is good depends on the figure, so it has no colour. */
export function Difference({ value, unit = "", className }: Props) {
  if (value === null) return <span className={className}><span aria-hidden="true">—</span><span className="sr-only">无法比较</span></span>;
  if (value === 0) return <span className={className}>持平</span>;
  const amount = `${Math.abs(value)}${unit}`;
  return (
    <span className={className}>
      <span aria-hidden="true">{value > 0 ? "▲" : "▼"}</span>
      <span className="sr-only">{value > 0 ? "增加" : "减少"}</span>
      {` ${amount}`}
    </span>
  );
}
