import type { ComplaintStep } from '~/domain/complaintWay'

type Words = Record<ComplaintStep, string[]> & Record<'fine' | 'again' | 'action' | 'quality' | 'task', string>

/** What was said and done at each step of a complaint. */
export const COMPLAINT_WORDS: Record<'zh' | 'en', Words> = {
  zh: {
    confirm: ['已电话联系客户，确认由我跟进到底', '已在原会话里致歉并确认诉求'],
    record: ['客户提供了照片和聊天记录，均已存入证据', '客户描述清楚，照片两张'],
    investigate: ['核对了出库记录和质检照片，情况属实', '查了聊天记录和物流轨迹，责任在我们', '查了同批次的退货，问题集中在这一批'],
    plan: ['退款并补偿运费，两天内到账', '换新一件，今天发出，旧的不用寄回'],
    carryOut: ['已按方案办理', '已退款，凭证已发客户'],
    feedBack: ['已告诉客户处理结果，客户接受', '已回访，客户表示可以'],
    fine: '回访：客户认可处理结果',
    again: '回访：客户不满意，问题还在，重新调查',
    action: '入库时每批抽检十件，接缝处做拉力测试',
    task: '换批次后更新详情页材质与质检说明',
    quality: '接缝开裂集中在一个批次，换了供应商的批次后再看三个月',
  },
  en: {
    confirm: ['Called the customer; I will see this through myself.', 'Apologised in the thread and confirmed what they ask for.'],
    record: ['Photos and the transcript are kept as evidence.', 'Clear description, two photos.'],
    investigate: [
      'Packing record and photos bear it out.',
      'The transcript and the tracking show that the fault is ours.',
      'Returns of the same batch show the same fault.',
    ],
    plan: ['Refund with postage within two days.', 'A new one leaves today; the old one need not come back.'],
    carryOut: ['Done as planned.', 'Refunded; the receipt is with the customer.'],
    feedBack: ['Told the customer, who accepts it.', 'Called back; the customer is fine with it.'],
    fine: 'Follow-up: satisfied with how it ended.',
    again: 'Follow-up: not satisfied, the fault is still there. Looking into it again.',
    action: 'Ten of each batch are checked on arrival, seams with a pull test.',
    task: 'New batch is in: update material and checks on the page',
    quality: 'Seams of one batch come apart. New batch from the supplier; look again after three months.',
  },
}
