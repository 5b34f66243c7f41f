import { useCallback } from 'react'
import { useLocation } from 'react-router'
import type { FilterName, Filters, KpiQuery } from '~/analytics/query'
import type { AskedWindow } from '~/analytics/reports'
import { METRIC_IDS, type MetricId } from '~/domain/metric'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { FILTER_NAMES } from './view'

/** The part of a figure: of one or two members, or of some days. */
export interface ProofOf {
  members?: readonly (readonly [name: FilterName, key: string])[]
  /** Half-open. */
  days?: { from: Day; to: Day }
}

/** What the address asks to be proved. */
export interface Proof extends ProofOf {
  id: MetricId
}

const NAMES = ['proof', 'proofOf', 'proofFrom', 'proofTo']

/** `search` with a proof in it, or with none. */
export function writeProof(search: URLSearchParams | string, proof: Proof | undefined): URLSearchParams {
  const params = new URLSearchParams(search)
  for (const name of NAMES) params.delete(name)
  if (!proof) return params
  params.set('proof', proof.id)
  for (const [name, key] of proof.members ?? []) params.append('proofOf', `${name}:${key}`)
  if (proof.days) {
    params.set('proofFrom', formatDay(proof.days.from))
    params.set('proofTo', formatDay(proof.days.to))
  }
  return params
}

/** What an address asks to be proved; undefined: nothing that is understood. */
export function readProof(params: URLSearchParams): Proof | undefined {
  const id = METRIC_IDS.find((metric) => metric === params.get('proof'))
  if (!id) return undefined
  const members = params.getAll('proofOf').flatMap((text): [FilterName, string][] => {
    const joint = text.indexOf(':')
    const name = FILTER_NAMES.find((each) => each === text.slice(0, joint))
    return name ? [[name, text.slice(joint + 1)]] : []
  })
  const from = parseDay(params.get('proofFrom') ?? '')
  const to = parseDay(params.get('proofTo') ?? '')
  const days = from !== undefined && to !== undefined && to > from ? { from, to } : undefined
  return { id, ...(members.length ? { members } : {}), ...(days ? { days } : {}) }
}

/** The question whose rows prove the figure: the board's own, narrowed to the part. */
export function proofQuery(asked: AskedWindow, { id, members = [], days }: Proof): KpiQuery & { metrics: [MetricId] } {
  const filters: Filters = { ...asked.filters }
  for (const [name, key] of members) filters[name] = [key]
  return { ...asked, ...days, filters, metrics: [id] }
}

/** The address that opens the proof of a figure over the board that shows it, or of a part of it. */
export function useProofAddress(): (id: MetricId, of?: ProofOf) => { search: string } {
  const { search } = useLocation()
  return useCallback((id, of = {}) => ({ search: writeProof(search, { id, ...of }).toString() }), [search])
}
