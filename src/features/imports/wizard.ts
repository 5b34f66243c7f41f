import { create } from 'zustand'
import type { DryRun, FileFormat, FileRefusal, ImportProgress } from '~/domain/importPlan'
import { errorText } from '~/features/shared/useCommand'
import { useTurn } from '~/session/cache'
import { dropJob, type ImportJob, putJob } from '~/session/jobs'
import { errorKind } from '~/session/errorKind'
import { openShop, useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { TRAFFIC_KINDS, type TrafficKind } from '~/domain/traffic'
import { adoption, toDraft, type Draft } from './draft'
import { productWizard } from './productWizard'
import { promotionWizard } from './promotionWizard'
import { reviewWizard } from './reviewWizard'
import { ticketFileWords } from './ticketImportMessages'
import { ticketWizard } from './ticketWizard'
import { trafficWizard } from './trafficWizard'

/** What a file may hold. */
export type FileKind = TrafficKind | 'orders' | 'products' | 'reviews' | 'tickets' | 'promotions'

/** What is known of the whole file. */
export type Check =
  | { is: 'none' }
  | { is: 'running'; progress?: ImportProgress; cancel: () => void }
  | { is: 'done'; found: DryRun }
  | { is: 'refused'; refusal: FileRefusal }
  | { is: 'settings' }
  | { is: 'failed'; what: string }

/** The import being prepared. It belongs to the tab, not to the screen, so that the user may look something up and come back. */
export interface Wizard {
  file?: File
  reading: boolean
  /** The worker holds the file. It lets go of it after an import, and loses it where it stops. */
  held: boolean
  draft?: Draft
  /** Why the file was not read. */
  refusal?: FileRefusal
  failure?: string
  check: Check
  /** The import that was started of it. */
  jobId?: string
  cancelling: boolean
}

const EMPTY: Wizard = { reading: false, held: false, check: { is: 'none' }, cancelling: false }

export const useWizard = create<Wizard>()(() => EMPTY)

const { getState: now, setState: put } = useWizard

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

// Another shop is opened: the file was held by workers that are gone.
useShop.subscribe((shop, before) => shop.id !== before.id && clearFile())

// Somebody else looks: the check has answered as to the one before.
useTurn.subscribe(() => {
  if (now().jobId !== undefined) return
  stopCheck()
  put({ check: { is: 'none' } })
})

function stopCheck() {
  const { check } = now()
  if (check.is === 'running') check.cancel()
}

/** Starts over without a file. */
export function clearFile(): void {
  stopCheck()
  for (const wizard of [productWizard, ticketWizard, reviewWizard, promotionWizard, trafficWizard]) wizard.clear()
  useWizard.setState(EMPTY, true)
}

/** Reads the head of a file, in the format that it seems to have or that the user has chosen; `as` says what it holds, where the user knows better. */
export async function readFile(file: File, format?: Partial<FileFormat>, as?: FileKind): Promise<void> {
  stopCheck()
  for (const wizard of [productWizard, ticketWizard, reviewWizard, promotionWizard, trafficWizard]) wizard.clear()
  useWizard.setState({ ...EMPTY, file, reading: true }, true)
  try {
    const taken = await takeOther(file, { format, as })
    if (now().file !== file) return
    if (taken !== 'others') return put({ reading: false, ...(taken === 'taken' ? {} : { refusal: taken }) })
    const answer = await call('import.inspect', { file, format })
    if (now().file !== file) return
    put(answer.ok ? { reading: false, held: true, draft: toDraft(file.name, answer.value) } : { reading: false, refusal: answer.refusal })
  } catch (error) {
    if (now().file === file) put({ reading: false, failure: errorText(error) })
  }
}

interface Asked {
  format: Partial<FileFormat> | undefined
  as: FileKind | undefined
}

/** The readers of other kinds, in the order in which they look at a file; that of orders takes what is left. */
const OTHERS = {
  products: (file: File, { format, as }: Asked) =>
    productWizard.take(file, () => call('import.products.inspect', { file, format, sure: as === 'products' })),
  tickets: (file: File, { format, as }: Asked) =>
    ticketWizard.take(file, () => call('import.tickets.inspect', { file, format, sure: as === 'tickets', ...ticketFileWords() })),
  reviews: (file: File, { format, as }: Asked) =>
    reviewWizard.take(file, () => call('import.reviews.inspect', { file, format, sure: as === 'reviews' })),
  promotions: (file: File, { format, as }: Asked) =>
    promotionWizard.take(file, () => call('import.promotions.inspect', { file, format, sure: as === 'promotions' })),
  traffic: (file: File, { format, as }: Asked) => {
    const of = TRAFFIC_KINDS.find((kind) => kind === as)
    return trafficWizard.take(file, () => call('import.traffic.inspect', { file, format, ...(of && { of }) }))
  },
}

function readersOf(as: FileKind | undefined): (keyof typeof OTHERS)[] {
  if (as === undefined) return ['products', 'tickets', 'reviews', 'promotions', 'traffic']
  if (as === 'orders') return []
  return [as === 'products' || as === 'tickets' || as === 'reviews' || as === 'promotions' ? as : 'traffic']
}

/** A file that is none of orders goes to the wizard of its kind. */
async function takeOther(file: File, asked: Asked): Promise<'taken' | 'others' | FileRefusal> {
  for (const reader of readersOf(asked.as)) {
    const taken = await OTHERS[reader](file, asked)
    if (taken !== 'others') return taken
  }
  return 'others'
}

/** Reads the same file as one that holds something else. */
export async function readFileAs(as: FileKind): Promise<void> {
  const { file } = now()
  if (file) await readFile(file, formatNow(), as)
}

function kindNow(): FileKind | undefined {
  const wizards = { products: productWizard, tickets: ticketWizard, reviews: reviewWizard, promotions: promotionWizard }
  const found = (['products', 'tickets', 'reviews', 'promotions'] as const).find((kind) => wizards[kind].use.getState().draft)
  return found ?? trafficWizard.use.getState().draft?.rules.of
}

const formatNow = (): FileFormat | undefined =>
  [useWizard, productWizard.use, ticketWizard.use, reviewWizard.use, promotionWizard.use, trafficWizard.use]
    .map((use) => use.getState().draft?.format)
    .find((format) => format)

/** Reads the same file in another format. */
export async function rereadFile(format: Partial<FileFormat>): Promise<void> {
  const { file } = now()
  if (file) await readFile(file, { ...formatNow(), ...format }, kindNow())
}

/** Takes another reading of the file; what was checked by the earlier one no longer holds. */
export function setDraft(draft: Draft): void {
  stopCheck()
  put({ draft, check: { is: 'none' } })
}

export const planOf = ({ columns, rules, format }: Draft) => ({ columns, rules, format })

/** Compares the whole file with the shop, writing nothing. An empty shop takes the file's zone and currency first, where the user left that on. */
export async function checkFile(hasOrders: boolean): Promise<void> {
  const { file, draft, held } = now()
  if (!file || !draft) return
  const abort = new AbortController()
  const running = { is: 'running' as const, cancel: () => abort.abort() }
  put({ check: running })
  try {
    if (!held) await call('import.inspect', { file, format: draft.format })
    put({ held: true })
    if (!(await adoptSettings(draft, hasOrders))) return put({ check: { is: 'settings' } })
    const answer = await call(
      'import.dryRun',
      { plan: planOf(draft) },
      { signal: abort.signal, onProgress: (progress) => now().check.is === 'running' && put({ check: { ...running, progress } }) },
    )
    if (abort.signal.aborted) return
    put({ check: answer.ok ? { is: 'done', found: answer.value } : { is: 'refused', refusal: answer.refusal } })
    if (!answer.ok) tellFailure(file, answer.refusal.why)
  } catch (error) {
    if (!abort.signal.aborted) put({ held: false, check: { is: 'failed', what: errorText(error) } })
    else if (isAbort(error) && now().check.is === 'running') put({ check: { is: 'none' } })
  }
}

/** Writes down that a file did not get in, so that it is not forgotten once the screen is left. Nothing more can be done where that fails too. */
function tellFailure({ name: fileName, size: bytes }: Pick<File, 'name' | 'size'>, why: string): void {
  const command = { id: crypto.randomUUID(), kind: 'import.failed' as const, args: { fileName, bytes, why } }
  call('execute', { command }).catch(() => undefined)
}

async function adoptSettings(draft: Draft, hasOrders: boolean): Promise<boolean> {
  const wanted = draft.adopt ? adoption(draft, useShop.getState(), hasOrders) : undefined
  if (!wanted) return true
  const outcome = await call('execute', { command: { id: crypto.randomUUID(), kind: 'shop.set', args: wanted } })
  if (outcome.ok) await openShop()
  return outcome.ok
}

/** Writes what the check has found, as a job of the tab. Cancelling waits for the writing to end, which is all or nothing, and takes it back. */
export async function commitFile(): Promise<void> {
  const { draft, file } = now()
  if (!draft || !file) return
  const id = crypto.randomUUID()
  put({ jobId: id, held: false })
  const tell = (state: ImportJob['state']) =>
    putJob({ id, kind: 'import', name: draft.fileName, state, cancel: () => put({ cancelling: true }) })
  tell({ is: 'running' })
  try {
    const answer = await call('import.commit', { commandId: id }, { onProgress: (progress) => tell({ is: 'running', progress }) })
    if (!answer.ok) {
      tell({ is: 'refused', refusal: answer.refusal })
      // Another import came between: the check is made again, nothing has failed.
      if (answer.refusal.why !== 'stale') tellFailure(file, answer.refusal.why)
    } else if (now().cancelling && now().jobId === id) {
      const taken = await call('execute', { command: { id: crypto.randomUUID(), kind: 'undo', args: { command: id } } })
      tell(taken.ok ? { is: 'cancelled' } : { is: 'done', done: answer.value })
    } else tell({ is: 'done', done: answer.value })
  } catch (error) {
    tell({ is: 'failed', error })
    if (!isAbort(error)) tellFailure(file, errorKind(error) ?? 'unavailable')
  }
}

/** Back to the checked file after an import that did not go through. */
export function backToCheck(): void {
  const { jobId } = now()
  if (jobId !== undefined) dropJob(jobId)
  put({ jobId: undefined, cancelling: false, check: { is: 'none' } })
}
