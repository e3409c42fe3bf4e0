import { dashboard } from '../dashboard.ts'
import { application } from './application.ts'
import { compute } from './compute.ts'
import { meshes, meshRow } from './mesh.ts'
import { transfer } from './transfer.ts'
import { trouble } from './trouble.ts'
import { workloadVariables } from './workload-variables.ts'

/** What the pods of one resource use and serve. */
export function workloadsDashboard() {
  return dashboard({
    uid: 'binnacle-workloads',
    title: 'Workloads of a resource',
    description:
      'What the pods of one custom resource use and serve: containers, the application, the service mesh.',
    variables: workloadVariables(),
    rows: [
      trouble(),
      { title: 'Containers', panels: [...compute(), ...transfer()] },
      application(),
      ...meshes.map(meshRow),
    ],
  })
}
