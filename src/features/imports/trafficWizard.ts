import { create } from 'zustand'
import {
  missingTraffic,
  type TrafficDone,
  type TrafficDryRun,
  type TrafficField,
  type TrafficInspection,
  type TrafficRules,
} from '~/domain/import/trafficPlan'
import type { FileFormat, FileRefusal, ImportProgress } from '~/domain/importPlan'
import type { TrafficKind } from '~/domain/traffic'
import { errorText } from '~/features/shared/useCommand'
import { useTurn } from '~/session/cache'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'

/** A file of traffic or advertising as the user means to read it. */
export type TrafficDraft = TrafficInspection & { fileName: string }

type Check =
  | { is: 'none' }
  | { is: 'running'; progress?: ImportProgress; cancel: () => void }
  | { is: 'done'; found: TrafficDryRun }
  | { is: 'refused'; refusal: FileRefusal }
  | { is: 'failed'; what: string }

type Commit =
  | { is: 'none' }
  | { is: 'running' }
  | { is: 'done'; done: TrafficDone }
  | { is: 'refused'; refusal: FileRefusal }
  | { is: 'failed'; what: string }

/** The import of traffic being prepared. It belongs to the tab, not to the screen. */
interface TrafficWizard {
  draft?: TrafficDraft
  file?: File
  check: Check
  commit: Commit
}

const EMPTY: TrafficWizard = { check: { is: 'none' }, commit: { is: 'none' } }

export const useTrafficWizard = create<TrafficWizard>()(() => EMPTY)

const { getState: now, setState: put } = useTrafficWizard

useShop.subscribe((shop, before) => shop.id !== before.id && clearTraffic())

// Somebody else looks: the check has answered as to the one before.
useTurn.subscribe(() => {
  stopCheck()
  put({ check: { is: 'none' } })
})

function stopCheck() {
  const { check } = now()
  if (check.is === 'running') check.cancel()
}

export function clearTraffic(): void {
  stopCheck()
  useTrafficWizard.setState(EMPTY, true)
}

/** Takes a file where it holds traffic. 'orders': it is for the reader of orders. Rejects as `call` does. */
export async function takeTraffic(file: File, format?: Partial<FileFormat>, of?: TrafficKind): Promise<'taken' | 'orders' | FileRefusal> {
  clearTraffic()
  const answer = await call('import.traffic.inspect', { file, format, ...(of && { of }) })
  if (!answer.ok) return answer.refusal
  if (!answer.value) return 'orders'
  put({ file, draft: { ...answer.value, fileName: file.name } })
  return 'taken'
}

/** Takes another reading of the file; what was checked by the earlier one no longer holds. */
export function setTrafficDraft(draft: TrafficDraft): void {
  stopCheck()
  put({ draft, check: { is: 'none' }, commit: { is: 'none' } })
}

export const withTrafficRules = (draft: TrafficDraft, change: Partial<TrafficRules>): TrafficDraft => ({
  ...draft,
  rules: { ...draft.rules, ...change },
})

/** The draft with a field taken from another column, or from none; a column serves one field. */
export function withTrafficColumn(draft: TrafficDraft, field: TrafficField, column: number | undefined): TrafficDraft {
  const others = Object.entries(draft.columns).filter(([name, at]) => name !== field && at !== column)
  return { ...draft, columns: { ...Object.fromEntries(others), ...(column !== undefined && { [field]: column }) } }
}

export const missingOf = ({ rules, columns }: TrafficDraft): TrafficField[] => missingTraffic(rules, columns)

export const trafficPlanOf = ({ columns, rules, format }: TrafficDraft) => ({ columns, rules, format })

/** Reads the whole file and compares it with the shop, writing nothing. */
export async function checkTraffic(): Promise<void> {
  const { draft } = now()
  if (!draft) return
  const abort = new AbortController()
  const running = { is: 'running' as const, cancel: () => abort.abort() }
  put({ check: running, commit: { is: 'none' } })
  try {
    const answer = await call(
      'import.traffic.dryRun',
      { plan: trafficPlanOf(draft) },
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
export async function commitTraffic(): Promise<void> {
  put({ commit: { is: 'running' } })
  try {
    const answer = await call('import.traffic.commit', { commandId: crypto.randomUUID() })
    put({ commit: answer.ok ? { is: 'done', done: answer.value } : { is: 'refused', refusal: answer.refusal } })
  } catch (error) {
    put({ commit: { is: 'failed', what: errorText(error) } })
  }
}
