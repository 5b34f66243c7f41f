import { dueOf } from '~/domain/complaint'
import { approverOf, compensated } from '~/domain/complaintLimits'
import { maskText } from '~/domain/customer'
import { complaintRows, readLimits } from '~/store/complaintRow'
import type { HomeSource } from './source'

/** What waits of a complaint: the step that is due, the customer to be asked, a corrective action to be checked. Shown on its day and after it. */
export const findComplaintsDue: HomeSource = async ({ db, sight, viewer: { soon } }) => {
  const complaints = await complaintRows(db)
  return complaints.flatMap((complaint) => {
    const { key, subject, state, severity, owner, actions = [] } = complaint
    const check = actions.find((action) => action.doneAt !== undefined && !action.check && action.checkAt <= soon)
    const due = dueOf(complaint) ?? Infinity
    if (due > soon && !check) return []
    const isStep = due <= soon
    const dueAt = isStep ? due : check?.checkAt
    const assignee = isStep ? owner : check?.owner
    return {
      id: `complaintDue/${key}`,
      kind: 'complaintDue' as const,
      on: `ticket/${key}` as const,
      ...(assignee === undefined || assignee === '' ? {} : { assignee }),
      ...(dueAt === undefined ? {} : { dueAt }),
      press: severity === 'critical' ? 1 : severity === 'major' ? 0.7 : 0.4,
      facts: { subject: sight.plain ? subject : maskText(subject), step: isStep ? state : 'check' },
    }
  })
}

/** Compensation that somebody asked for and may not give; it waits for whoever may. */
export const findCompensationsAsked: HomeSource = async ({ db, sight, currency }) => {
  const [complaints, limits] = await Promise.all([complaintRows(db), readLimits(db, currency)])
  return complaints.flatMap(({ key, subject, compensations = [] }) => {
    const asked = compensations.filter(({ state }) => state === 'asked')
    const [first] = asked
    if (!first) return []
    const given = compensations.filter(({ state }) => state === 'given')
    return {
      id: `compensationAsked/${key}`,
      kind: 'compensationAsked' as const,
      on: `ticket/${key}` as const,
      press: 0.8,
      facts: {
        subject: sight.plain ? subject : maskText(subject),
        by: first.askedBy,
        since: first.askedAt,
        count: asked.length,
        role: approverOf(compensated([...given, first]), limits),
      },
    }
  })
}
