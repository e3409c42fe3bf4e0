import { configurationFolder, documents } from './configuration.ts'
import { historyFolder } from './container-arguments.ts'
import { secretsFolder } from './endpoint-secrets.ts'
import { serviceName } from './object-name.ts'
import { imageUser } from './pod-template.ts'
import { ownedResources } from './policy-rule.ts'

/** What the templates of the Helm chart are not to say once more, by the names of templates that give it. */
export const chartConstants: Readonly<Record<string, string>> = {
  'constant.user': String(imageUser),
  'constant.configurationFolder': configurationFolder,
  'constant.documents': JSON.stringify(documents),
  'constant.secretsFolder': secretsFolder,
  'constant.historyFolder': historyFolder,
  'constant.ownedResources': JSON.stringify(ownedResources),
  'constant.serviceName': `^${serviceName.pattern}$`,
}
