const chosen = 'datasource'

/** The data source that is chosen above the dashboard. */
export const datasource = { type: 'prometheus', uid: `\${${chosen}}` }
