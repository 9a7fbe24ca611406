// Validates the configuration of every tenant in every environment.
"use strict";

const { readFlags } = require("./flags.js");
const { picasso } = require("./workspace.js");
const { validateTenants } = require("./tenants.js");

readFlags([]);
const workspace = picasso();
validateTenants(workspace, workspace.tenants);
