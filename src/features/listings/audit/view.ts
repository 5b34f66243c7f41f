import type { ListingState } from '~/domain/product'
import { defineUrlState, oneOf, text } from '~/lib/urlState'
import type { AuditQuery } from '~/store/listingAudit'

export const SEVERITIES = ['all', 'error', 'warning', 'accepted'] as const
export const SCOPES = ['all', 'onSale', 'underway'] as const

export const auditView = defineUrlState({ rule: text(), severity: oneOf(SEVERITIES, 'all'), scope: oneOf(SCOPES, 'all') })
export type AuditView = typeof auditView.initial

const STATES: Readonly<Record<(typeof SCOPES)[number], readonly ListingState[] | undefined>> = {
  all: undefined,
  onSale: ['listed'],
  underway: ['draft', 'ready', 'inReview', 'rejected', 'approved', 'scheduled'],
}

export const statesOf = ({ scope }: Pick<AuditView, 'scope'>): readonly ListingState[] | undefined => STATES[scope]

export function toAuditQuery(view: AuditView, limit: number): AuditQuery {
  const states = statesOf(view)
  return {
    ...(view.rule === '' ? {} : { rule: view.rule }),
    ...(view.severity === 'error' || view.severity === 'warning' ? { severity: view.severity } : {}),
    ...(view.severity === 'accepted' ? { accepted: true } : {}),
    ...(states ? { states } : {}),
    offset: 0,
    limit,
  }
}
