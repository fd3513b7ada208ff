import { createTestDatabase } from "./database";

// Runs in each test file's own process before the file is loaded, so lib/db connects to the file's own database.
const { url } = await createTestDatabase();
process.env.DATABASE_URL = url;
