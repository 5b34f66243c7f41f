import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { Outcome } from '~/domain/command'
import type { Checked, FileFormat, FileRefusal, ImportProgress } from '~/domain/importPlan'
import { errorText, refusalText } from '~/features/shared/useCommand'
import { useTurn } from '~/session/cache'
import { useShop } from '~/session/shop'

/** A file as it was found, before the user says more: null where it holds something else. */
type Inspected<I> = Promise<Checked<I | null>>

/** What is known of the whole file. */
export type FileCheck<Found> =
  | { is: 'none' }
  | { is: 'running'; progress?: ImportProgress; cancel: () => void }
  | { is: 'done'; found: Found }
  | { is: 'refused'; refusal: FileRefusal }
  | { is: 'failed'; what: string }

export type FileCommit<Done> =
  | { is: 'none' }
  | { is: 'running' }
  | { is: 'done'; done: Done }
  | { is: 'refused'; refusal: FileRefusal }
  | { is: 'failed'; what: string }

/** The import of a file being prepared. It belongs to the tab, not to the screen. */
export interface FileWizardState<Draft, Found, Done> {
  draft?: Draft
  check: FileCheck<Found>
  commit: FileCommit<Done>
}

/** What a kind of file brings of its own. */
export interface FileSteps<I, Found, Done> {
  /** Reads the whole file and compares it with the shop, writing nothing. */
  dryRun(draft: Drafted<I>, options: { signal: AbortSignal; onProgress: (progress: ImportProgress) => void }): Promise<Checked<Found>>
  /** Writes what the check has found: all of it or nothing. */
  commit(found: Found): Promise<FileCommit<Done>>
}

/** A file as the user means to read it. */
export type Drafted<I> = I & { fileName: string }

export interface FileWizard<I, Found, Done> {
  readonly use: UseBoundStore<StoreApi<FileWizardState<Drafted<I>, Found, Done>>>
  readonly clear: () => void
  /** Takes a file where it holds this kind. 'others': it is for another reader. Rejects as `call` does. */
  readonly take: (file: File, inspect: (file: File) => Inspected<I>) => Promise<'taken' | 'others' | FileRefusal>
  /** Takes another reading of the file; what was checked by the earlier one no longer holds. */
  readonly set: (change: Partial<Drafted<I>>) => void
  readonly check: () => Promise<void>
  readonly commit: () => Promise<void>
}

/** The steps that every kind of file goes through: looked at, read by rules, checked, imported. */
export function createFileWizard<I extends { format: FileFormat }, Found, Done>(
  steps: FileSteps<I, Found, Done>,
): FileWizard<I, Found, Done> {
  type State = FileWizardState<Drafted<I>, Found, Done>
  const none: State = { check: { is: 'none' }, commit: { is: 'none' } }
  const use = create<State>()(() => none)
  const put = (part: Partial<State>) => use.setState(part)
  const stop = () => {
    const { check } = use.getState()
    if (check.is === 'running') check.cancel()
  }
  const clear = () => {
    stop()
    use.setState(none, true)
  }
  // Another shop is opened: the file was held by workers that are gone.
  useShop.subscribe((shop, before) => shop.id !== before.id && clear())
  // Somebody else looks: the check has answered as to the one before.
  useTurn.subscribe(() => {
    stop()
    put({ check: { is: 'none' } })
  })
  return {
    use,
    clear,
    async take(file, inspect) {
      clear()
      const answer = await inspect(file)
      if (!answer.ok) return answer.refusal
      if (!answer.value) return 'others'
      put({ draft: { ...answer.value, fileName: file.name } })
      return 'taken'
    },
    set(change) {
      const { draft } = use.getState()
      if (!draft) return
      stop()
      put({ draft: { ...draft, ...change }, check: { is: 'none' }, commit: { is: 'none' } })
    },
    async check() {
      const { draft } = use.getState()
      if (!draft) return
      const abort = new AbortController()
      const running = { is: 'running' as const, cancel: () => abort.abort() }
      const onProgress = (progress: ImportProgress) => {
        if (use.getState().check.is === 'running') put({ check: { ...running, progress } })
      }
      put({ check: running, commit: { is: 'none' } })
      try {
        const answer = await steps.dryRun(draft, { signal: abort.signal, onProgress })
        if (abort.signal.aborted) return
        put({ check: answer.ok ? { is: 'done', found: answer.value } : { is: 'refused', refusal: answer.refusal } })
      } catch (error) {
        if (!abort.signal.aborted) put({ check: { is: 'failed', what: errorText(error) } })
        else if (use.getState().check.is === 'running') put({ check: { is: 'none' } })
      }
    },
    async commit() {
      const { check } = use.getState()
      if (check.is !== 'done') return
      put({ commit: { is: 'running' } })
      try {
        put({ commit: await steps.commit(check.found) })
      } catch (error) {
        put({ commit: { is: 'failed', what: errorText(error) } })
      }
    },
  }
}

/** An import that was carried out as a command, by what its check had found. */
export interface Committed<Found> {
  command: string
  found: Found
}

export const committed = <Found>(outcome: Outcome, found: Found): FileCommit<Committed<Found>> =>
  outcome.ok ? { is: 'done', done: { command: outcome.commandId, found } } : { is: 'failed', what: refusalText(outcome.refusal) }
