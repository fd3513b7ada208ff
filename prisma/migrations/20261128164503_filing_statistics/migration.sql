-- Written by hand. A list has its own tasks and periods: taken for independent of each other, a task and a period seem to have
-- hardly any contributions in common, and the planner reads all of them for each unit.
CREATE STATISTICS contribution_place (ndistinct) ON "taskId", "periodId", "unitId" FROM "Contribution";
CREATE STATISTICS report_place (ndistinct) ON "taskId", "periodId" FROM "Report";
ANALYZE "Contribution";
ANALYZE "Report";
