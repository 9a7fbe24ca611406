/** The demonstration only: its address may name another customer. */
const tenant = new URL(location.href).searchParams.get("tenant");
if (tenant !== null) {
  document.body.dataset.picassoTenant = tenant;
}
void import("./loader");

export {};
