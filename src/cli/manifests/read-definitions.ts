import { createReadStream } from 'node:fs'
import type { Client } from '../../client/index.ts'
import { definitionResource } from '../../object/index.ts'
import { type CustomResourceDefinition, readCustomResourceDefinition } from '../../schema/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { readManifests } from '../manifest/read-manifests.ts'

/** Every definition of the cluster. Throws a `ClientError`. */
export async function definitionsOfCluster(
  client: Pick<Client, 'pages'>,
): Promise<CustomResourceDefinition[]> {
  const definitions: CustomResourceDefinition[] = []
  for await (const { items } of client.pages(definitionResource))
    definitions.push(...items.map(readCustomResourceDefinition))
  return definitions
}

/** Every definition in files; other objects in them are passed over. Rejects with a `CommandError` that names the file. */
export async function definitionsOfFiles(files: readonly string[]): Promise<CustomResourceDefinition[]> {
  const definitions: CustomResourceDefinition[] = []
  for (const file of files) {
    const before = definitions.length
    for await (const manifest of manifestsOf(file)) {
      if (!manifest.ok)
        throw new CommandError(`--crds: ${file}:${manifest.line}: ${manifest.problem}`, exitCode.usage)
      if (manifest.object.kind === 'CustomResourceDefinition')
        definitions.push(readCustomResourceDefinition(manifest.object))
    }
    if (definitions.length === before)
      throw new CommandError(
        `--crds: ${file} holds no CustomResourceDefinition; kubectl get crds -o yaml writes those of a cluster`,
        exitCode.usage,
      )
  }
  return definitions
}

async function* manifestsOf(file: string) {
  try {
    yield* readManifests(file === '-' ? process.stdin : createReadStream(file))
  } catch (cause) {
    throw new CommandError(`--crds: cannot read ${file}: ${fileProblem(cause)}`, exitCode.usage, { cause })
  }
}
