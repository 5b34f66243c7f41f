import type { ReturnCommand, ReturnRule } from '~/domain/returnCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

type Key =
  | ReturnRule
  | Exclude<ReturnCommand['kind'], 'return.proof' | 'return.settle' | 'return.request'>
  | 'return.proof.asked'
  | 'return.proof.given'
  | 'return.request.return'
  | 'return.request.refundOnly'
  | 'return.request.exchange'
  | 'return.request.repair'
  | 'return.settle.refund'
  | 'return.settle.exchange'
  | 'return.settle.repair'
  | 'return.settle.nothing'

/** What the history says of returns, and why one does not follow. */
export const returnTexts = defineMessages('returnTexts', {
  zh: {
    'return.request.return': '登记了订单 {{order}} 的退货 {{key}}',
    'return.request.refundOnly': '登记了订单 {{order}} 的仅退款 {{key}}',
    'return.request.exchange': '登记了订单 {{order}} 的换货 {{key}}',
    'return.request.repair': '登记了订单 {{order}} 的维修 {{key}}',
    'return.proof.asked': '请买家为 {{key}} 补充凭证',
    'return.proof.given': '收到 {{key}} 的凭证',
    'return.approve': '同意了 {{key}}',
    'return.refuse': '拒绝了 {{key}}',
    'return.reopen': '重新审核 {{key}}',
    'return.ship': '记下 {{key}} 的寄回单号 {{tracking}}',
    'return.receive': '收到 {{key}} 寄回的 {{count, number}} 件',
    'return.inspect': '验收了 {{key}} 的 {{count, number}} 件',
    'return.settle.refund': '为 {{key}} 退款',
    'return.settle.exchange': '为 {{key}} 发出换货',
    'return.settle.repair': '为 {{key}} 寄回修好的商品',
    'return.settle.nothing': '{{key}} 不退款，原物寄回',
    'return.close': '关闭了 {{key}}',
    'return.cancel': '取消了 {{key}}',
    'return.set': '修改了 {{key}}',
    'policy.set': '保存了新版退换货政策',
    'return.state': '退货单已经走到别的步骤，这一步现在做不了。请看最新状态。',
    'return.taken': '这个退货单号刚被占用，请再提交一次。',
    'return.noLines': '还没有选要处理的商品件数。',
    'return.units': '第 {{line}} 行最多还能退 {{left, number}} 件，请改件数。',
    'return.notEligible': '有 {{count, number}} 行不符合退换货政策。店主或运营写明理由后可以破例。',
    'return.noNote': '破例要写明理由，请补上。',
    'return.mayNotOverrule': '只有店主和运营可以破例，请找他们处理。',
    'return.noProof': '还没有凭证：请先上传图片，或写明是怎么核实的。',
    'return.noText': '请写明给买家的答复。',
    'return.noTracking': '请填寄回的运单号。',
    'return.received': '{{sku}} 最多还会收到 {{left, number}} 件，请核对件数。',
    'return.inspected': '{{sku}} 还有 {{left, number}} 件可以这样登记：每件只验收一次。',
    'return.noPlace': '请为 {{sku}} 选一个在用的仓位。',
    'return.aside': '“{{location}}”不对外销售，{{sku}} 重新上架请选可售的仓位。',
    'return.notAside': '“{{location}}”是可售仓位，{{sku}} 待检请选隔离仓位。',
    'return.noSwap': '请为 {{sku}} 选好要换出的 SKU。',
    'return.early': '商品还没验收。要先退款，请选“收货前先退”。',
    'return.refundUnits': '第 {{line}} 行只能为 {{left, number}} 件结算，请改件数。',
    'return.how': '处理方式和退货单的类型不一致。',
    'return.fee': '扣留和补差的金额要填 0 或更大的数。',
    'return.later': '退货单之后又有了新的步骤，请先撤销后面的步骤。',
    'policy.noRules': '政策里至少要有一条规则。',
    'policy.rule': '第 {{rule, number}} 条规则不完整：天数要是整数，类型和商品状况至少各选一个，扣费在 0% 到 100% 之间。',
    'policy.hours': '每一步的时限要填 1 到 {{most, number}} 之间的整数小时。',
    'policy.past': '新版政策要从现在或以后生效，并且晚于上一版。',
    'policy.taken': '这一版已经保存过了。',
  },
  en: {
    'return.request.return': 'Registered the return {{key}} of order {{order}}',
    'return.request.refundOnly': 'Registered {{key}}, a refund without goods of order {{order}}',
    'return.request.exchange': 'Registered the exchange {{key}} of order {{order}}',
    'return.request.repair': 'Registered the repair {{key}} of order {{order}}',
    'return.proof.asked': 'Asked the buyer for proof for {{key}}',
    'return.proof.given': 'Got the proof for {{key}}',
    'return.approve': 'Approved {{key}}',
    'return.refuse': 'Refused {{key}}',
    'return.reopen': 'Looked at {{key}} again',
    'return.ship': 'Noted the parcel {{tracking}} of {{key}}',
    'return.receive': 'Received {{count, number}} units of {{key}}',
    'return.receive_one': 'Received one unit of {{key}}',
    'return.inspect': 'Inspected {{count, number}} units of {{key}}',
    'return.inspect_one': 'Inspected one unit of {{key}}',
    'return.settle.refund': 'Refunded {{key}}',
    'return.settle.exchange': 'Sent the exchange of {{key}}',
    'return.settle.repair': 'Sent the repaired goods of {{key}}',
    'return.settle.nothing': 'Sent the goods of {{key}} back as they were',
    'return.close': 'Closed {{key}}',
    'return.cancel': 'Cancelled {{key}}',
    'return.set': 'Edited {{key}}',
    'policy.set': 'Saved a new version of the return policy',
    'return.state': 'The return has moved on, and this step cannot be taken now. Look at where it stands.',
    'return.taken': 'Another return has just got this number. Submit it again.',
    'return.noLines': 'No units are chosen yet.',
    'return.units': 'Of line {{line}} {{left, number}} units can still come back. Change the number.',
    'return.notEligible': 'The policy refuses {{count, number}} lines. An owner or operator can let them through with a reason.',
    'return.notEligible_one': 'The policy refuses a line. An owner or operator can let it through with a reason.',
    'return.noNote': 'An exception needs its reason. Write it down.',
    'return.mayNotOverrule': 'Only an owner or an operator makes exceptions. Ask one of them.',
    'return.noProof': 'There is no proof yet. Add a picture, or say how it was checked.',
    'return.noText': 'Write what the buyer is told.',
    'return.noTracking': 'Enter the tracking number of the parcel.',
    'return.received': 'At most {{left, number}} more units of {{sku}} are on their way. Check the number.',
    'return.inspected': '{{left, number}} units of {{sku}} are left to be noted like this. Each is inspected once.',
    'return.noPlace': 'Choose a location in use for {{sku}}.',
    'return.aside': 'Nothing at "{{location}}" is for sale. Choose another location to restock {{sku}}.',
    'return.notAside': 'Goods at "{{location}}" are for sale. Choose a quarantine location for {{sku}}.',
    'return.noSwap': 'Choose what goes out instead of {{sku}}.',
    'return.early': 'The goods were not inspected yet. To pay first, choose "Refund before the goods are here".',
    'return.refundUnits': 'Of line {{line}} {{left, number}} units can be settled. Change the number.',
    'return.how': 'This is not what the return is for.',
    'return.fee': 'What is kept or still owed is 0 or more.',
    'return.later': 'The return has gone on since. Undo the later steps first.',
    'policy.noRules': 'A policy needs at least one rule.',
    'policy.rule': 'Rule {{rule, number}} is incomplete: whole days, at least one kind and one condition, a fee between 0% and 100%.',
    'policy.hours': 'Each step takes a whole number of hours from 1 to {{most, number}}.',
    'policy.past': 'A new version is in force from now on or later, and after the one before.',
    'policy.taken': 'This version is saved already.',
  },
} satisfies { zh: Record<Key, string>; en: Record<string, string> })

const sumOf = (rows: readonly { units: number }[]): number => rows.reduce((sum, { units }) => sum + units, 0)
const keyOf = ({ args: { key } }: { args: { key: string } }) => ({ facts: { key } })

export const returnSentences: Sentences<ReturnCommand> = {
  'return.request': ({ args: { key, order, of } }) => ({ key: `return.request.${of}`, facts: { key, order } }),
  'return.proof': ({ args: { key, what } }) => ({ key: `return.proof.${what}`, facts: { key } }),
  'return.approve': keyOf,
  'return.refuse': keyOf,
  'return.reopen': keyOf,
  'return.ship': ({ args: { key, tracking } }) => ({ facts: { key, tracking } }),
  'return.receive': ({ args: { key, lines } }) => ({ facts: { key, count: sumOf(lines) } }),
  'return.inspect': ({ args: { key, units } }) => ({ facts: { key, count: sumOf(units) } }),
  'return.settle': ({ args: { key, how } }) => ({ key: `return.settle.${how}`, facts: { key } }),
  'return.close': keyOf,
  'return.cancel': keyOf,
  'return.set': keyOf,
  'policy.set': () => ({}),
}
