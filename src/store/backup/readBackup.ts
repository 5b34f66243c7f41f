import { sha256, toHex } from './digest'
import {
  BACKUP_END,
  BACKUP_MAGIC,
  BACKUP_VERSION,
  type BackupFacts,
  type BackupManifest,
  type BackupPart,
  type BackupProgress,
  type BackupRefusal,
  FOOTER_BYTES,
  MAGIC_BYTES,
} from './format'

/** Where a part lies in the file. */
export interface PlacedPart extends BackupPart {
  from: number
}

export type ReadManifest = { ok: true; manifest: BackupManifest; parts: PlacedPart[] } | { ok: false; refusal: BackupRefusal }

const refuse = (refusal: BackupRefusal) => ({ ok: false as const, refusal })

const MANIFEST_DAMAGED = refuse({ why: 'damaged', part: 'manifest' })

const textOf = (bytes: ArrayBuffer) => new TextDecoder('latin1').decode(bytes)

/** Reads what a backup says of itself, and checks that it is one, whole, and of a version that is known here. The parts are not read. */
export async function readManifest(file: Blob): Promise<ReadManifest> {
  const stranger = notOurs(textOf(await file.slice(0, MAGIC_BYTES).arrayBuffer()))
  if (stranger) return refuse(stranger)
  const footer = await file.slice(-FOOTER_BYTES).arrayBuffer()
  if (file.size < MAGIC_BYTES + FOOTER_BYTES || textOf(footer.slice(48)) !== BACKUP_END) return refuse({ why: 'cutShort' })
  const view = new DataView(footer)
  if (view.getBigUint64(0) !== BigInt(file.size)) return refuse({ why: 'cutShort' })
  const end = file.size - FOOTER_BYTES
  const length = Number(view.getBigUint64(8))
  if (length > end - MAGIC_BYTES) return MANIFEST_DAMAGED
  const bytes = await file.slice(end - length, end).arrayBuffer()
  if ((await sha256(bytes)) !== toHex(footer.slice(16, 48))) return MANIFEST_DAMAGED
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (!isManifest(manifest)) return MANIFEST_DAMAGED
  let from = MAGIC_BYTES
  const parts = manifest.parts.map((part) => {
    const placed = { ...part, from }
    from += part.bytes
    return placed
  })
  return from === end - length ? { ok: true, manifest, parts } : MANIFEST_DAMAGED
}

function notOurs(magic: string): BackupRefusal | undefined {
  const known = BACKUP_MAGIC + String(BACKUP_VERSION).padStart(2, '0')
  if (magic === known) return undefined
  if (magic !== '' && known.startsWith(magic)) return { why: 'cutShort' }
  const version = Number(/^ZGBACK(\d\d)$/.exec(magic)?.[1] ?? 0)
  return version > BACKUP_VERSION ? { why: 'newer', version } : { why: 'foreign' }
}

/** Its hash has vouched for the bytes; this tells a manifest from other JSON. */
function isManifest(json: unknown): json is BackupManifest {
  if (typeof json !== 'object' || json === null || !('summary' in json) || !('database' in json) || !('parts' in json)) return false
  return (
    Array.isArray(json.parts) &&
    json.parts.every(
      (part: unknown) =>
        typeof part === 'object' &&
        part !== null &&
        'bytes' in part &&
        Number.isSafeInteger(part.bytes) &&
        'name' in part &&
        typeof part.name === 'string' &&
        'sha256' in part,
    )
  )
}

/** The bytes of a part, whatever they are. */
export const contentOf = (file: Blob, { from, bytes }: PlacedPart): Promise<ArrayBuffer> => file.slice(from, from + bytes).arrayBuffer()

/** The bytes of a part, or undefined where they are not what the manifest says. */
export async function readPart(file: Blob, part: PlacedPart): Promise<ArrayBuffer | undefined> {
  const content = await contentOf(file, part)
  return (await sha256(content)) === part.sha256 ? content : undefined
}

/** Reads the file to its end, changing nothing: what is in it, or why it cannot be restored. */
export async function inspectBackup(
  file: Blob,
  { signal, progress }: { signal: AbortSignal; progress: (value: BackupProgress) => void },
): Promise<BackupFacts> {
  const read = await readManifest(file)
  if (!read.ok) return read
  for (const part of read.parts) {
    signal.throwIfAborted()
    progress({ phase: 'verifying', bytes: part.from, total: file.size })
    if (!(await readPart(file, part))) return refuse({ why: 'damaged', part: part.name })
  }
  return { ok: true, summary: read.manifest.summary }
}
