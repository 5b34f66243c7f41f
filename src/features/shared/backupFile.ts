import { isoTime } from '~/lib/isoTime'
import { translate } from '~/lib/i18n'
import { backUpMessages } from './backUpMessages'
import { download } from './download'

export const BACKUP_SUFFIX = '.zgbackup'

const t = translate(backUpMessages)

/** What no system takes in the name of a file. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\s]+/gu

/** `Corner shop 2026-11-22 1530.zgbackup` */
export function backupName(shop: string, at: number, zone: string): string {
  const name = shop.replace(FORBIDDEN, ' ').trim().slice(0, 60) || t('unnamed')
  return `${name} ${isoTime(at, zone).replace(':', '')}${BACKUP_SUFFIX}`
}

/** Chromium has it; the DOM's types do not name it. */
declare global {
  interface Window {
    showSaveFilePicker?: (options: {
      suggestedName: string
      types: { description: string; accept: Record<string, string[]> }[]
    }) => Promise<FileSystemFileHandle>
  }
}

/** How a backup is saved, and under which name. */
export interface SavePlace {
  fileName: string
  save: (blob: Blob, signal: AbortSignal) => Promise<void>
}

/**
 * Asks for the place where the browser lets us, and streams to it; else the browser's downloads. Undefined where the reader has thought better of it.
 * Has to be called from a press: a browser asks for nothing otherwise.
 */
export async function askWhereToSave(suggestedName: string): Promise<SavePlace | undefined> {
  if (!window.showSaveFilePicker) return { fileName: suggestedName, save: async (blob) => download(blob, suggestedName) }
  try {
    const types = [{ description: t('fileKind'), accept: { 'application/octet-stream': [BACKUP_SUFFIX] } }]
    const handle = await window.showSaveFilePicker({ suggestedName, types })
    // What was there before stays until all is written.
    const save = async (blob: Blob, signal: AbortSignal) => blob.stream().pipeTo(await handle.createWritable(), { signal })
    return { fileName: handle.name, save }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}
