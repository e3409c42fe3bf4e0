import { readFile } from 'node:fs/promises'
import { ListenError } from './listen-error.ts'

/**
 * The text of a file that somebody named. Rejects with a `ListenError` that says why it could not be read, with what to do.
 *
 * @param what is in it, such as `the certificate`
 */
export async function readNamedFile(
  kind: 'certificate' | 'access',
  what: string,
  file: string,
): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new ListenError(kind, `${what} cannot be read: ${whyUnread(file, cause)}`, cause)
  }
}

function whyUnread(file: string, cause: unknown): string {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no file ${file}; see that the path is right and, in a pod, that the volume is mounted there`
    case 'EACCES':
    case 'EPERM':
      return `this process may not read ${file}; give its user the right to (owner, mode, fsGroup of the pod)`
    case 'EISDIR':
      return `${file} is a folder; name the file in it`
    case 'EMFILE':
    case 'ENFILE':
      return `too many files are open to open ${file}; raise the limit of open files`
    default:
      return `${file}: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}
