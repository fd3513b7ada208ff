import { withoutStop } from "@/lib/periods/rules-requests";
import { formatDateTime } from "@/components/ui/time";

type Props = { extension: { until: Date; reason: string }; className?: string };

/** Beside what it concerns: until when a unit may file after the lock, and why. */
export function ExtensionNote({ extension, className }: Props) {
  return <p className={className}>{`已准予延期至 ${formatDateTime(extension.until)}（${withoutStop(extension.reason)}）`}</p>;
}
