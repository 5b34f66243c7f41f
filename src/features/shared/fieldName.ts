import { translate } from '~/lib/i18n'
import { sharedMessages } from './messages'

const t = translate(sharedMessages)

const FIELDS = {
  name: 'fieldName',
  zone: 'fieldZone',
  currency: 'fieldCurrency',
  note: 'fieldNote',
  title: 'fieldTitle',
  category: 'fieldCategory',
  role: 'fieldRole',
  active: 'fieldActive',
  on: 'fieldOn',
  assignee: 'fieldAssignee',
  dueAt: 'fieldDueAt',
  doneAt: 'fieldDoneAt',
  createdAt: 'fieldCreatedAt',
  createdBy: 'fieldCreatedBy',
  text: 'fieldText',
  at: 'fieldAt',
  who: 'fieldWho',
  type: 'fieldType',
  bytes: 'fieldBytes',
  tags: 'fieldTags',
  until: 'fieldUntil',
  reason: 'fieldReason',
  tier: 'fieldTier',
  calendar: 'fieldCalendar',
  rfm: 'fieldRfm',
  metric: 'fieldMetric',
  from: 'fieldFrom',
  to: 'fieldTo',
  target: 'fieldTarget',
  of: 'fieldOf',
  parent: 'fieldParent',
  rule: 'fieldRule',
  size: 'fieldSize',
  move: 'fieldMove',
  hold: 'fieldHold',
  entry: 'fieldEntry',
  city: 'fieldCity',
  contact: 'fieldContact',
  leadDays: 'fieldLeadDays',
  supplier: 'fieldSupplier',
  cost: 'fieldCost',
  pack: 'fieldPack',
  minimum: 'fieldMinimum',
  preferred: 'fieldPreferred',
  state: 'fieldState',
  lines: 'fieldLines',
  orderedAt: 'fieldOrderedAt',
  expectedAt: 'fieldExpectedAt',
  countedAt: 'fieldCountedAt',
  receivedAt: 'fieldReceivedAt',
  sku: 'fieldSku',
  code: 'fieldCode',
  made: 'fieldMade',
  prefix: 'fieldPrefix',
  most: 'fieldMost',
  perBuyer: 'fieldPerBuyer',
  said: 'fieldSaid',
} as const

/** A field's name in the reader's words; one that has none stands as it is. */
export function fieldName(field: string): string {
  return isKnown(field) ? t(FIELDS[field]) : field
}

function isKnown(field: string): field is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, field)
}
