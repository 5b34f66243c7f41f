/** What a complaint is about, and what of it exactly. */
export const COMPLAINT_REASONS = {
  quality: ['defect', 'broken', 'wearsOut', 'unsafe', 'material'],
  attitude: ['rude', 'noAnswer', 'wrongAdvice', 'promiseBroken'],
  logistics: ['late', 'lost', 'damagedInTransit', 'courier'],
  wrongItem: ['wrongSku', 'missing', 'wrongQuantity'],
  notAsDescribed: ['looks', 'size', 'function', 'notGenuine'],
  price: ['dropped', 'discountMissing', 'overcharged', 'refundLate'],
  other: ['privacy', 'invoice', 'returnRefused', 'somethingElse'],
} as const

export type ComplaintKind = keyof typeof COMPLAINT_REASONS
export type ComplaintReason = (typeof COMPLAINT_REASONS)[ComplaintKind][number]

export const COMPLAINT_KINDS = [
  'quality',
  'attitude',
  'logistics',
  'wrongItem',
  'notAsDescribed',
  'price',
  'other',
] as const satisfies readonly ComplaintKind[]

export const isReasonOf = (kind: ComplaintKind, reason: string): reason is ComplaintReason =>
  COMPLAINT_REASONS[kind].some((each: ComplaintReason) => each === reason)
