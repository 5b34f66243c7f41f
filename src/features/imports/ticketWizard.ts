import type { TicketInspection } from '~/domain/ticketFile/fields'
import type { TicketDryRun } from '~/domain/ticketFile/plan'
import { call } from '~/worker/client'
import { type Committed, committed, createFileWizard, type Drafted } from './fileWizard'

/** A file of tickets as the user means to read it. */
export type TicketDraft = Drafted<TicketInspection>

export const ticketWizard = createFileWizard<TicketInspection, TicketDryRun, Committed<TicketDryRun>>({
  dryRun: ({ format, preset, columns, rules }, options) =>
    call('import.tickets.dryRun', { plan: { format, preset, columns, rules }, commandId: crypto.randomUUID(), now: Date.now() }, options),
  commit: async (found) => committed(await call('import.tickets.commit', {}), found),
})
