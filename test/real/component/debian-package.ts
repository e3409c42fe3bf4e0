import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Unavailable } from './component-cache.ts'
import { canRun, mustRun } from './run-command.ts'

/**
 * Unpacks a Debian package into a folder, without root and without installing it: apt is given package lists and
 * a cache of its own. `files` are taken from the package (`usr/bin/promtool`) and land flat in the folder.
 */
export async function unpackDebianPackage(
  name: string,
  files: readonly string[],
  directory: string,
): Promise<void> {
  if (!(await canRun('apt-get', '--version')) || !(await canRun('dpkg-deb', '--version'))) {
    throw new Unavailable(`needs Debian's apt-get and dpkg-deb, to unpack the package '${name}'`)
  }
  const apt = path.join(directory, '.apt')
  await mkdir(path.join(apt, 'lists', 'partial'), { recursive: true })
  await mkdir(path.join(apt, 'archives', 'partial'), { recursive: true })
  const options = [
    `Dir::State::lists=${apt}/lists`,
    `Dir::Cache=${apt}`,
    'Debug::NoLocking=true',
    'APT::Sandbox::User=',
  ].flatMap((option) => ['-o', option])
  try {
    await mustRun('apt-get', [...options, '-qq', 'update'], { timeout: 300_000 })
    await mustRun('apt-get', [...options, '-qq', 'download', name], { cwd: apt, timeout: 300_000 })
    const archive = (await readdir(apt)).find((file) => file.endsWith('.deb'))
    if (!archive) throw new Error(`apt-get downloaded no package for '${name}'`)
    await mustRun('dpkg-deb', ['-x', path.join(apt, archive), path.join(apt, 'root')])
    for (const file of files)
      await rename(path.join(apt, 'root', file), path.join(directory, path.basename(file)))
  } finally {
    await rm(apt, { recursive: true, force: true })
  }
}
