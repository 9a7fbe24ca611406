// What is wrong with tenants' configurations.
"use strict";

const { report } = require("./workspace.js");

/** Prints what is wrong with the configurations of some tenants. */
function validateTenants(workspace, tenants) {
  const { problems } = workspace.validate();
  const { violations } = workspace.proveIsolation();
  report(tenants, (tenant) => [
    ...problems.filter(({ file, tenants: affected = [] }) => affected.includes(tenant) || file?.startsWith(`config/tenants/${tenant}/`)),
    ...violations.filter((violation) => violation.tenants.includes(tenant) || violation.tenant === tenant),
  ]);
}

module.exports = { validateTenants };
