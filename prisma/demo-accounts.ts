import { DEMO_PASSWORD } from "@/lib/accounts/rules-demo";
import { planDemoPeople } from "./demo-people";

/** `npm run -s demo:accounts`: the demonstration's accounts as JSON. */
const accounts = (await planDemoPeople()).map(({ username, unitShortName, roles }) => ({ username, password: DEMO_PASSWORD, unit: unitShortName, roles }));
console.log(JSON.stringify(accounts, null, 2));
