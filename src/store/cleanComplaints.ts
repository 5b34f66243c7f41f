import type { Complaint } from '~/domain/complaint'
import { customerIdOf } from '~/domain/customer'
import { wholeComplaint } from './complaintRow'
import type { ShopDb } from './db'

/** Complaints of somebody who is erased: what was done about them stays, what they said and what names them does not. Part of the caller's transaction. */
export async function cleanComplaints(
  { complaints }: Pick<ShopDb, 'complaints'>,
  { customer, key, tickets }: { customer: string; key: string; tickets: ReadonlySet<string> },
  clean: (text: string) => string,
): Promise<void> {
  const theirs = await complaints.filter((row) => tickets.has(row.key) || customerIdOf(row.buyer ?? '') === customer).toArray()
  await complaints.bulkPut(theirs.map((row) => cleanComplaint(wholeComplaint(row), key, clean)))
}

function cleanComplaint(complaint: Complaint, key: string, clean: (text: string) => string): Complaint {
  const { compensations, actions, withdrawn } = complaint
  return {
    ...complaint,
    buyer: key,
    subject: clean(complaint.subject),
    rounds: complaint.rounds.map((round) => ({
      ...round,
      done: round.done.map((step) => ({ ...step, said: step.step === 'confirm' || step.step === 'record' ? '' : clean(step.said) })),
      ...(round.followUp && { followUp: { ...round.followUp, said: '' } }),
    })),
    ...(compensations && { compensations: compensations.map((line) => ({ ...line, note: clean(line.note) })) }),
    ...(actions && { actions: actions.map((action) => ({ ...action, text: clean(action.text) })) }),
    ...(withdrawn && { withdrawn: withdrawn.map((file) => ({ ...file, name: clean(file.name), why: clean(file.why) })) }),
  }
}
