import { Card } from "@/components/ui/card";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";
import type { Requirement } from "@/lib/requirements/queries";
import { CarriedPlaces } from "./carried-places";

/** The notice's requirements at a glance: each in its own words, with what came of it. */
export function RequirementsCard({ requirements }: { requirements: readonly Requirement[] }) {
  return (
    <Card title="通知要求落实情况" id="requirements">
      <ol className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {requirements.map((requirement) => (
          <li key={requirement.no}>
            <h3 className="mb-1 font-semibold">{`${chineseOrdinal(requirement.no)}是${requirement.name}`}</h3>
            <CarriedPlaces requirement={requirement} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
