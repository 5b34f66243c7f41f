import { create } from 'zustand'
import type { Outcome } from '~/domain/command'
import type { FileFormat, FileRefusal, ImportProgress } from '~/domain/importPlan'
import type { ProductFileField } from '~/domain/productFile/fields'
import type { ProductDryRun, ProductFilePlan, ProductInspection } from '~/domain/productFile/plan'
import { errorText, refusalText } from '~/features/shared/useCommand'
import { useTurn } from '~/session/cache'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'

/** A file of products as the user means to read it. */
export type ProductDraft = ProductInspection & { fileName: string }

type Check =
  | { is: 'none' }
  | { is: 'running'; progress?: ImportProgress; cancel: () => void }
  | { is: 'done'; found: ProductDryRun }
  | { is: 'refused'; refusal: FileRefusal }
  | { is: 'failed'; what: string }

type Commit = { is: 'none' } | { is: 'running' } | { is: 'done'; command: string; found: ProductDryRun } | { is: 'failed'; what: string }

/** The import of products being prepared. It belongs to the tab, not to the screen. */
interface ProductWizard {
  draft?: ProductDraft
  check: Check
  commit: Commit
}

const EMPTY: ProductWizard = { check: { is: 'none' }, commit: { is: 'none' } }

export const useProductWizard = create<ProductWizard>()(() => EMPTY)

const { getState: now, setState: put } = useProductWizard

useShop.subscribe((shop, before) => shop.id !== before.id && clearProducts())

// Somebody else looks: the check has answered as to the one before.
useTurn.subscribe(() => {
  stopCheck()
  put({ check: { is: 'none' } })
})

function stopCheck() {
  const { check } = now()
  if (check.is === 'running') check.cancel()
}

export function clearProducts(): void {
  stopCheck()
  useProductWizard.setState(EMPTY, true)
}

/** Takes a file where it holds products; `sure`: the user says so. 'others': it is for another reader. Rejects as `call` does. */
export async function takeProducts(file: File, format?: Partial<FileFormat>, sure = false): Promise<'taken' | 'others' | FileRefusal> {
  clearProducts()
  const answer = await call('import.products.inspect', { file, format, sure })
  if (!answer.ok) return answer.refusal
  if (!answer.value) return 'others'
  put({ draft: { ...answer.value, fileName: file.name } })
  return 'taken'
}

/** Takes another reading of the file; what was checked by the earlier one no longer holds. */
export function setProductDraft(change: Partial<ProductDraft>): void {
  const { draft } = now()
  if (!draft) return
  stopCheck()
  put({ draft: { ...draft, ...change }, check: { is: 'none' }, commit: { is: 'none' } })
}

/** The draft's columns with a field taken from another column, or from none; a column serves one field. */
export function withProductColumn({ columns }: ProductDraft, field: ProductFileField, column: number | undefined): ProductDraft['columns'] {
  const others = Object.entries(columns).filter(([name, at]) => name !== field && at !== column)
  return { ...Object.fromEntries(others), ...(column !== undefined && { [field]: column }) }
}

const planOf = ({ format, preset, columns, match }: ProductDraft): ProductFilePlan => ({ format, preset, columns, match })

/** Reads the whole file and compares it with the shop, writing nothing. */
export async function checkProducts(): Promise<void> {
  const { draft } = now()
  if (!draft) return
  const abort = new AbortController()
  const running = { is: 'running' as const, cancel: () => abort.abort() }
  put({ check: running, commit: { is: 'none' } })
  try {
    const answer = await call(
      'import.products.dryRun',
      { plan: planOf(draft), commandId: crypto.randomUUID() },
      { signal: abort.signal, onProgress: (progress) => now().check.is === 'running' && put({ check: { ...running, progress } }) },
    )
    if (abort.signal.aborted) return
    put({ check: answer.ok ? { is: 'done', found: answer.value } : { is: 'refused', refusal: answer.refusal } })
  } catch (error) {
    if (!abort.signal.aborted) put({ check: { is: 'failed', what: errorText(error) } })
    else if (now().check.is === 'running') put({ check: { is: 'none' } })
  }
}

/** Writes what the check has found: all of it or nothing. */
export async function commitProducts(): Promise<void> {
  const { check } = now()
  if (check.is !== 'done') return
  put({ commit: { is: 'running' } })
  try {
    const outcome: Outcome = await call('import.products.commit', {})
    put({
      commit: outcome.ok
        ? { is: 'done', command: outcome.commandId, found: check.found }
        : { is: 'failed', what: refusalText(outcome.refusal) },
    })
  } catch (error) {
    put({ commit: { is: 'failed', what: errorText(error) } })
  }
}
