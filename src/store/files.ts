import { Dexie, type EntityTable } from 'dexie'

/** Only workers have it; the DOM's types do not name it. */
interface SyncAccess {
  truncate(size: number): void
  write(bytes: Uint8Array, options: { at: number }): number
  flush(): void
  close(): void
}
declare global {
  interface FileSystemFileHandle {
    createSyncAccessHandle(): Promise<SyncAccess>
  }
}

/** `cuts`: bytes at which a part begins that is read by itself. */
export interface FileBytes {
  bytes: Uint8Array
  cuts?: number[]
}

/** How names of files begin that hold nothing which is not in rows too: no backup takes them, and whoever writes them takes older ones away. */
export const DERIVED_FILE = 'derived-'

/** Where packs, columns and attachments lie. Files are written once, whole and flushed, and never changed. */
export interface PackFiles {
  readonly backend: 'opfs' | 'indexeddb'
  /** Resolves when the bytes are durable. Rejects with QuotaExceededError where there is no room; nothing is left then. */
  write(name: string, file: FileBytes): Promise<void>
  /** Bytes [from, to) of a file; undefined where there is no such file. */
  read(name: string, from: number, to: number): Promise<ArrayBuffer | undefined>
  /** The whole file, read only when its bytes are asked for. */
  blob(name: string): Promise<Blob | undefined>
  names(): Promise<string[]>
  remove(name: string): Promise<void>
  /** Lets go of what is held open. */
  close(): void
}

/** The origin's private file system where the browser has one that a worker can write in place, else IndexedDB. */
export async function openFiles(shop: string): Promise<PackFiles> {
  return (await openOpfs(shop)) ?? openIndexedDbFiles(shop)
}

async function openOpfs(shop: string): Promise<PackFiles | undefined> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return undefined
  try {
    const root = await navigator.storage.getDirectory()
    const home = await root.getDirectoryHandle('zhanggui', { create: true })
    return opfsFiles(await home.getDirectoryHandle(shop, { create: true }))
  } catch {
    // Private windows of some browsers have the interface and refuse its use.
    return undefined
  }
}

function opfsFiles(folder: FileSystemDirectoryHandle): PackFiles {
  const remove = async (name: string) => {
    await folder.removeEntry(name).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
    })
  }
  const blob = async (name: string) => {
    try {
      return await (await folder.getFileHandle(name)).getFile()
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined
      throw error
    }
  }
  return {
    backend: 'opfs',
    async write(name, { bytes }) {
      const handle = await folder.getFileHandle(name, { create: true })
      const access = await handle.createSyncAccessHandle()
      try {
        // Room for all of it is asked for once.
        access.truncate(bytes.byteLength)
        if (access.write(bytes, { at: 0 }) !== bytes.byteLength) throw new DOMException('the disk took a part only', 'QuotaExceededError')
        access.flush()
        access.close()
      } catch (error) {
        access.close()
        await remove(name)
        throw error
      }
    },
    read: async (name, from, to) => (await blob(name))?.slice(from, to).arrayBuffer(),
    blob,
    async names() {
      const names: string[] = []
      for await (const name of folder.keys()) names.push(name)
      return names
    },
    remove,
    close: () => undefined,
  }
}

interface FilePart {
  id: string
  bytes: ArrayBuffer
}

/** `cuts` are the bytes at which its parts begin, and its end. */
interface FileRow {
  name: string
  cuts: number[]
}

class PartsDb extends Dexie {
  parts!: EntityTable<FilePart, 'id'>
  files!: EntityTable<FileRow, 'name'>

  constructor(shop: string) {
    super(`zhanggui-packs:${shop}`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ files: 'name', parts: 'id' })
  }
}

/** Where the demo API of a shop that is connected to it keeps its own records. */
export const demoApiDb = (shop: string): string => `zhanggui-api:${shop}`

/** Takes everything of a shop away: its rows, its files, and the demo API that it is connected to. */
export async function deleteShop(shop: string): Promise<void> {
  await Dexie.delete(demoApiDb(shop))
  await Dexie.delete(`zhanggui:${shop}`)
  await Dexie.delete(`zhanggui-packs:${shop}`)
  if (typeof navigator === 'undefined' || !navigator.storage?.getDirectory) return
  try {
    const home = await (await navigator.storage.getDirectory()).getDirectoryHandle('zhanggui')
    await home.removeEntry(shop, { recursive: true })
  } catch (error) {
    // No such folder, or no such file system: there is nothing to take away.
    if (!(error instanceof DOMException && ['NotFoundError', 'SecurityError'].includes(error.name))) throw error
  }
}

const partId = (name: string, part: number) => `${name}#${part}`

/** Packs in an IndexedDB of their own, each part of a pack as one record, so that rows never wait behind them. */
export function openIndexedDbFiles(shop: string): PackFiles {
  const db = new PartsDb(shop)
  return {
    backend: 'indexeddb',
    async write(name, { bytes, cuts: inner = [] }) {
      const cuts = [0, ...inner, bytes.byteLength]
      await db.transaction('rw', db.files, db.parts, async () => {
        for (let part = 0; part + 1 < cuts.length; part++)
          await db.parts.put({ id: partId(name, part), bytes: bytes.slice(cuts[part], cuts[part + 1]).buffer })
        await db.files.put({ name, cuts })
      })
    },
    async read(name, from, to) {
      const file = await db.files.get(name)
      if (!file) return undefined
      const parts: ArrayBuffer[] = []
      for (let part = 0; part + 1 < file.cuts.length; part++) {
        const [start, end] = [file.cuts[part], file.cuts[part + 1]]
        if (end <= from || start >= to) continue
        const row = await db.parts.get(partId(name, part))
        parts.push((row?.bytes ?? new ArrayBuffer(0)).slice(Math.max(0, from - start), Math.max(0, to - start)))
      }
      return parts.length === 1 ? parts[0] : new Blob(parts).arrayBuffer()
    },
    async blob(name) {
      const file = await db.files.get(name)
      const parts = await db.parts.bulkGet((file?.cuts ?? []).slice(1).map((_, part) => partId(name, part)))
      return file && new Blob(parts.map((part) => part?.bytes ?? new ArrayBuffer(0)))
    },
    names: () => db.files.toCollection().primaryKeys(),
    async remove(name) {
      await db.transaction('rw', db.files, db.parts, async () => {
        const file = await db.files.get(name)
        await db.files.delete(name)
        await db.parts.bulkDelete((file?.cuts ?? []).map((_, part) => partId(name, part)))
      })
    },
    close: () => db.close(),
  }
}
