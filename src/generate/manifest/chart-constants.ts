import { configurationFolder, documents } from './configuration.ts'
import { historyFolder } from './container-arguments.ts'
import { secretsFolder } from './endpoint-secrets.ts'
import { problemText, warningText } from './manifest-problems.ts'
import { serviceName } from './object-name.ts'
import { imageUser } from './pod-template.ts'
import { ownedResources } from './policy-rule.ts'
import { unpublishedImage } from './value/image.ts'

/** What the templates of the Helm chart are not to say once more, by the names of templates that give it. */
export const chartConstants: Readonly<Record<string, string>> = {
  'constant.unpublishedImage': unpublishedImage,
  'constant.user': String(imageUser),
  'constant.configurationFolder': configurationFolder,
  'constant.documents': JSON.stringify(documents),
  'constant.secretsFolder': secretsFolder,
  'constant.historyFolder': historyFolder,
  'constant.ownedResources': JSON.stringify(ownedResources),
  'constant.serviceName': `^${serviceName.pattern}$`,
  'problem.historyOfReplicas': problemText.historyOfReplicas,
  'problem.claimOfShards': problemText.claimOfShards,
  'problem.unnamedAccount': problemText.unnamedAccount,
  'problem.tlsTwice': problemText.tlsTwice,
  'problem.clientsWithoutTls': problemText.clientsWithoutTls,
  'problem.noTokenToShow': problemText.noTokenToShow,
  'problem.noCertificateToShow': problemText.noCertificateToShow,
  'warning.unpublishedImage': warningText.unpublishedImage,
  'warning.noRunbookUrl': warningText.noRunbookUrl,
  'warning.webConfigMayAsk': warningText.webConfigMayAsk,
  'warning.clearText': warningText.clearText,
  'problem.lateScrape': problemText.lateScrape(
    '{{ .Values.scrape.timeout }}',
    '{{ .Values.scrape.interval }}',
  ),
  'problem.noServiceName': problemText.noServiceName('{{ include "binnacle.fullname" . }}'),
}
