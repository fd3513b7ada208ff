import { Link } from "@/components/ui/link";
import type { Requirement } from "@/lib/requirements/queries";

/** Where a requirement is carried out: each place with its figures, every one a link to what it counts. */
export function CarriedPlaces({ requirement }: { requirement: Requirement }) {
  return (
    <ul aria-label={`落实：${requirement.name}`} className="space-y-1">
      {requirement.places.map(({ key, label, href, figures }) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-4">
          <Link href={href} className="inline-flex min-h-6 min-w-[5em] items-center font-medium text-link underline-offset-3 hover:underline">{label}</Link>
          {figures.map((figure) => (
            <Link key={figure.label} href={figure.href} className="inline-flex min-h-6 items-baseline gap-1 whitespace-nowrap underline-offset-3 hover:underline">
              {figure.label} <b className="font-semibold">{figure.value}</b>
            </Link>
          ))}
        </li>
      ))}
    </ul>
  );
}
