import type { MemberCommand, MemberRule } from '~/domain/memberCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

type Key = MemberRule | Exclude<MemberCommand['kind'], 'points.move'> | 'points.spend' | 'points.adjust'

/** What the history says of members and points, and why one does not follow. */
export const memberTexts = defineMessages('memberTexts', {
  zh: {
    'member.program': '修改了会员与积分设置',
    'member.tiers': '按规则调整会员等级：升级 {{up, number}} 人，降级 {{down, number}} 人',
    'points.book': '给 {{orders, number}} 笔订单记了 {{earned, number}} 积分，退款收回 {{back, number}}',
    'points.spend': '扣了 {{points, number}} 积分',
    'points.adjust': '调整积分 {{points, number}}：{{note}}',
    'member.tierName': '等级还没有名称，或名称太长。',
    'member.tierTwice': '等级“{{name}}”写了两次。',
    'member.tierEmpty': '等级“{{name}}”要写明消费额或订单数，至少一项。',
    'member.tierMonths': '等级“{{name}}”的考察期要在 1 到 60 个月之间。',
    'member.tierOrder': '等级“{{name}}”的门槛不比低一级高，请调整。',
    'member.tierMany': '最多 12 个等级。',
    'member.share': '等级“{{name}}”的折扣要在 0 到 100% 之间。',
    'member.early': '等级“{{name}}”的提前时间要在 1 到 720 小时之间。',
    'member.earn': '请写明每消费多少得 1 积分。',
    'member.worth': '1 积分要值整分钱，至少 1 分。',
    'member.expires': '有效期要在 1 到 120 个月之间。',
    'member.noEarn': '还没有设置怎么得积分。',
    'member.changed': '数据已经变化，和预览不一样了，请重新查看再确认。',
    'member.nothing': '没有要改的。',
    'points.short': '积分只有 {{balance, number}}，不够扣。',
    'points.none': '请填写不为 0 的整数积分。',
    'points.noNote': '请写明调整原因，方便日后查看。',
    'points.noCustomer': '请先选一位客户。',
  },
  en: {
    'member.program': 'Edited members and points',
    'member.tiers': 'Set tiers by their rules: {{up, number}} up, {{down, number}} down',
    'points.book': 'Booked {{earned, number}} points of {{orders, number}} orders, {{back, number}} taken back by refunds',
    'points.spend': 'Spent {{points, number}} points',
    'points.adjust': 'Corrected points by {{points, number}}: {{note}}',
    'member.tierName': 'A tier has no name, or one that is too long.',
    'member.tierTwice': 'The tier "{{name}}" is there twice.',
    'member.tierEmpty': 'Say from which amount or how many orders on somebody is in "{{name}}".',
    'member.tierMonths': 'The tier "{{name}}" can look back 1 to 60 months.',
    'member.tierOrder': 'The tier "{{name}}" asks no more than the one below it. Change one of them.',
    'member.tierMany': 'There can be at most twelve tiers.',
    'member.share': 'The discount of "{{name}}" has to be between 0 and 100 %.',
    'member.early': 'Early access of "{{name}}" can be 1 to 720 hours.',
    'member.earn': 'Say how much has to be paid for one point.',
    'member.worth': 'A point is worth whole cents, one at least.',
    'member.expires': 'Points can last 1 to 120 months.',
    'member.noEarn': 'It is not set yet how points are earned.',
    'member.changed': 'Things have changed since the preview. Look again before you confirm.',
    'member.nothing': 'There is nothing to change.',
    'points.short': 'There are only {{balance, number}} points.',
    'points.none': 'Give a whole number of points that is not 0.',
    'points.noNote': 'Say why, so that it can be understood later.',
    'points.noCustomer': 'Choose a customer first.',
  },
} satisfies { zh: Record<Key, string>; en: Record<string, string> })

export const memberSentences: Sentences<MemberCommand> = {
  'member.program': () => ({}),
  'member.tiers': ({ args: { up, down } }) => ({ facts: { up, down } }),
  'points.book': ({ args: { orders, earned, back } }) => ({ facts: { orders, earned, back } }),
  'points.move': ({ args: { reason, points, note = '' } }) => ({
    key: `points.${reason}`,
    facts: { points: reason === 'spend' ? -points : points, note },
  }),
}
