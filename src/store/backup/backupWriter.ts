import { fromHex, sha256 } from './digest'
import {
  BACKUP_END,
  BACKUP_MAGIC,
  BACKUP_VERSION,
  type BackupDone,
  type BackupManifest,
  type BackupPart,
  FOOTER_BYTES,
  MAGIC_BYTES,
} from './format'

/** Collects parts and closes the file with manifest and footer. */
export class BackupWriter {
  readonly #contents: BlobPart[] = [new TextEncoder().encode(BACKUP_MAGIC + String(BACKUP_VERSION).padStart(2, '0'))]
  readonly #parts: BackupPart[] = []
  #bytes = MAGIC_BYTES

  async add(part: Omit<BackupPart, 'sha256'>, content: BlobPart, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<void> {
    this.#parts.push({ ...part, sha256: await sha256(bytes) })
    this.#contents.push(content)
    this.#bytes += part.bytes
  }

  async finish(known: Omit<BackupManifest['summary'], 'bytes'>, database: BackupManifest['database']): Promise<BackupDone> {
    const before = this.#bytes + FOOTER_BYTES
    const encode = (bytes: number) =>
      new TextEncoder().encode(JSON.stringify({ summary: { ...known, bytes }, database, parts: this.#parts } satisfies BackupManifest))
    // The manifest holds the file's length, and its own length depends on how many digits that has.
    let bytes = before
    while (before + encode(bytes).byteLength !== bytes) bytes = before + encode(bytes).byteLength
    const manifest = encode(bytes)
    const footer = new Uint8Array(FOOTER_BYTES)
    const view = new DataView(footer.buffer)
    view.setBigUint64(0, BigInt(bytes))
    view.setBigUint64(8, BigInt(manifest.byteLength))
    footer.set(fromHex(await sha256(manifest)), 16)
    footer.set(new TextEncoder().encode(BACKUP_END), 48)
    return { blob: new Blob([...this.#contents, manifest, footer]), summary: { ...known, bytes } }
  }
}
