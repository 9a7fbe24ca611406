// Validates the configuration of one tenant, --tenant=HASH, in every environment.
"use strict";

const { readFlags } = require("./flags.js");
const { oneOf, picasso } = require("./workspace.js");
const { validateTenants } = require("./tenants.js");

const { tenant } = readFlags(["tenant"]);
if (tenant === undefined) {
  console.error("which tenant? --tenant=HASH");
  process.exit(2);
}
const workspace = picasso();
validateTenants(workspace, [oneOf(workspace.tenants, tenant, "tenant")]);
