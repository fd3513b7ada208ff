// The address of `/api/ready` before there was `/api/live` beside it; installations watch it.
export { GET } from "../ready/route";

export const dynamic = "force-dynamic";
