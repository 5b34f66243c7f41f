import type { TicketChannel, TicketReason } from '~/domain/ticket'

/** Who speaks: the customer, the agent, or the agent to colleagues. */
export type Speaker = 'c' | 'a' | 'n'

/** `{item}`, `{order}`, `{days}` and `{carrier}` stand for what the ticket is about. */
export interface Scene {
  subject: string
  lines: [Speaker, string][]
}

export interface TicketTexts {
  channels: [TicketChannel, number][]
  scenes: Record<TicketReason, Scene[]>
  thanks: string[]
  tags: { vip: string; again: string; refund: string }
}

const scene = (subject: string, ...lines: [Speaker, string][]): Scene => ({ subject, lines })

export const TICKETS_ZH: TicketTexts = {
  channels: [['chat', 62], ['platform', 20], ['phone', 9], ['social', 6], ['email', 3]],
  scenes: {
    quality: [
      scene('用了几天就坏了', ['c', '{item}用了没几天就坏了，这质量也太差了吧'], ['a', '非常抱歉给您添麻烦了，方便拍张照片发过来吗？我马上帮您处理。'], ['c', '照片发了，就是接口那里裂开'], ['n', '同款这个月第几单了，建议反馈采购查批次'], ['a', '看到了，确实是质量问题。给您办理退款，运费我们承担，您看可以吗？'], ['c', '可以，快点退就行']),
      scene('收到有瑕疵', ['c', '刚收到{item}，打开就发现有瑕疵，包装是好的'], ['a', '很抱歉，是我们质检没做好。您是想换一件还是退款？'], ['c', '退款吧，不想折腾了'], ['a', '好的，订单{order}的退款已提交，1-3 个工作日原路退回。']),
      scene('漏水/开裂', ['c', '{item}第一次用就漏，怎么回事'], ['a', '非常抱歉，请先停止使用，注意安全。麻烦提供一下照片，我给您登记质量问题。'], ['c', '已上传'], ['a', '已登记，退货免运费，收到后为您全额退款。']),
    ],
    size: [
      scene('尺码偏小，想换大一码', ['c', '{item}比平时的码小，能换大一码吗'], ['a', '可以的，吊牌还在、没有穿洗的话支持 7 天无理由退换。我给您发寄回地址。'], ['c', '吊牌在的，寄回去了'], ['a', '收到后当天给您换发，注意查收短信。']),
      scene('尺码不合适退货', ['c', '衣服大了，想退掉'], ['a', '好的，您在订单里点申请退货，选“尺码不合适”，我这边马上同意。'], ['c', '点了']),
    ],
    logistics: [
      scene('快递几天没动了', ['c', '订单{order}的物流好几天没更新了，到哪了？'], ['a', '我帮您查一下，{carrier}显示在中转站滞留，已经加急催了。'], ['c', '等着用呢，什么时候能到'], ['a', '网点回复预计明后天派送，如果还没动我给您补发。'], ['c', '好吧']),
      scene('显示签收但没收到', ['c', '物流显示签收了，我没收到啊'], ['a', '您先看看家人、门卫或驿站有没有代收，我同时联系{carrier}核实。'], ['c', '都问了没有'], ['n', '已联系网点，快递员说放在了消防栓箱'], ['a', '快递员反馈放在楼道消防栓箱里，麻烦您看一眼，找不到我们补发。'], ['c', '找到了，谢谢']),
      scene('催发货', ['c', '都{days}天了怎么还没到，说好的 48 小时呢'], ['a', '抱歉让您久等了，大促期间{carrier}爆仓，您的包裹已在路上。给您申请了 5 元无门槛券作为补偿。']),
    ],
    wrongItem: [
      scene('发错颜色了', ['c', '我买的不是这个颜色，发错了'], ['a', '对不起，麻烦拍一下收到的商品和面单，核实后马上给您补发。'], ['c', '发你了'], ['a', '确认发错，正确的今天就寄出，错的那件到付寄回即可。']),
      scene('少发了一件', ['c', '订单{order}少了一件'], ['a', '我让仓库查一下称重记录，稍等。'], ['n', '仓库确认漏发'], ['a', '确实漏发了，已安排补发，单号稍后短信给您。'], ['c', '好']),
    ],
    notAsDescribed: [
      scene('和图片色差大', ['c', '{item}和图片颜色差太多了'], ['a', '抱歉，灯光和显示器会有色差。如果不满意，支持退货，运费险可以抵扣。'], ['c', '那就退吧']),
      scene('材质与描述不符', ['c', '详情写的材质和实物不一样'], ['a', '感谢反馈，我们会核实详情页描述。这单给您办退货退款，运费我们出。'], ['c', '希望改一下，别误导人'], ['n', '提醒运营核对详情页材质']),
    ],
    attitude: [
      scene('客服态度', ['c', '昨天的客服爱答不理的，我要投诉'], ['a', '非常抱歉，聊天记录我已经转给主管，我来接着帮您处理。']),
    ],
    price: [
      scene('买完就降价', ['c', '昨天刚买，今天就便宜了，能退差价吗'], ['a', '可以的，订单{order}在价保期内，差价马上退给您。'], ['c', '谢谢']),
      scene('优惠没用上', ['c', '满减怎么没减'], ['a', '满减需要同一店铺一起结算。这单我给您补一张同额的券，下次可用。'], ['c', '行吧']),
    ],
    question: [
      scene('发货时间', ['c', '{item}现在拍什么时候发？'], ['a', '有现货，今天 16 点前付款当天发。']),
      scene('尺码咨询', ['c', '身高 168 体重 55 公斤穿什么码'], ['a', '建议 M 码，喜欢宽松可以选 L。'], ['c', '好的，拍了']),
      scene('怎么清洗', ['c', '{item}能机洗吗'], ['a', '可以的，放洗衣袋，冷水轻柔模式，不要烘干。']),
      scene('开发票', ['c', '订单{order}要开电子发票'], ['a', '好的，麻烦提供抬头和税号，开好发到您邮箱。'], ['c', '发私信了'], ['a', '已开，请查收。']),
    ],
    other: [
      scene('不想要了', ['c', '拍多了，想退一件'], ['a', '没问题，未使用支持 7 天无理由，申请退货就行。'], ['c', '好的']),
      scene('改地址', ['c', '地址填错了，能改吗'], ['a', '还没出库，已经帮您改好了。'], ['c', '太好了，谢谢']),
    ],
  },
  thanks: ['好的，谢谢', '收到了，解决得挺快', '麻烦你了', '嗯，知道了'],
  tags: { vip: '老客', again: '二次联系', refund: '退款' },
} // prettier-ignore

export const TICKETS_EN: TicketTexts = {
  channels: [['email', 42], ['chat', 34], ['platform', 12], ['phone', 8], ['social', 4]],
  scenes: {
    quality: [
      scene('Broke after a few days', ['c', 'The {item} broke after only a few days of normal use. Not what I expected.'], ['a', 'I am sorry about that. Could you send a photo of the damage? I will take care of it right away.'], ['c', 'Attached. It cracked right at the joint.'], ['n', 'Another one of the same batch this month; purchasing should check it.'], ['a', 'Thank you, that is clearly a defect. I have refunded it in full; no need to send it back.'], ['c', 'Appreciate it.']),
      scene('Arrived with a defect', ['c', 'Just opened the {item} and it has a flaw, although the box was fine.'], ['a', 'I am sorry, that should not have passed our check. Would you like a replacement or a refund?'], ['c', 'Refund, please.'], ['a', 'Done. You will see it within 3 to 5 business days for order {order}.']),
      scene('Leaks on first use', ['c', 'The {item} leaked the very first time I used it.'], ['a', 'Please stop using it for now. A photo would help me to log it as a defect.'], ['c', 'Uploaded.'], ['a', 'Logged. Here is a prepaid label; the full amount comes back once it is scanned.']),
    ],
    size: [
      scene('Runs small, exchange?', ['c', 'The {item} runs smaller than your chart says. Can I exchange it for one size up?'], ['a', 'Of course. With tags on, exchanges are free for 30 days. I have e-mailed you a label.'], ['c', 'Dropped it off today.'], ['a', 'Thank you. The new size ships as soon as the label is scanned.']),
      scene('Too big, return', ['c', 'It is too big on me, I would like to return it.'], ['a', 'No problem. Start the return from your order page and choose "size"; I will approve it right away.'], ['c', 'Done.']),
    ],
    logistics: [
      scene('Tracking has not moved', ['c', 'Tracking for order {order} has not moved for days. Where is it?'], ['a', 'Let me check. {carrier} shows it held at a hub; I have asked them to expedite it.'], ['c', 'I need it this week.'], ['a', 'They expect to deliver within two days. If it does not move, I will send another.'], ['c', 'Okay, thanks.']),
      scene('Marked delivered, not here', ['c', 'It says delivered, but there is nothing here.'], ['a', 'Could you check with neighbours or the front desk? I am contacting {carrier} at the same time.'], ['c', 'Asked everyone, no luck.'], ['n', '{carrier} says that the driver left it at the side door.'], ['a', 'The driver left it at the side door. If it is not there, I will reship today.'], ['c', 'Found it, thank you.']),
      scene('Order is late', ['c', 'It has been {days} days and it is still not here.'], ['a', 'I am sorry for the wait. {carrier} is backed up, and your parcel is on its way. I have added $5 of store credit.']),
    ],
    wrongItem: [
      scene('Wrong colour sent', ['c', 'This is not the colour that I ordered.'], ['a', 'My apologies. Could you send a photo of the item and the label? I will ship the right one.'], ['c', 'Sent.'], ['a', 'Confirmed. The right one leaves today; a prepaid label for the other is in your inbox.']),
      scene('One item missing', ['c', 'One item is missing from order {order}.'], ['a', 'Let me have the warehouse check the packing weight.'], ['n', 'Warehouse confirms that it was left out.'], ['a', 'You are right, it was left out. It ships today.'], ['c', 'Great.']),
    ],
    notAsDescribed: [
      scene('Colour differs from photo', ['c', 'The {item} looks quite different from the photos.'], ['a', 'I am sorry. Screens and light do vary, but you are welcome to return it free of charge.'], ['c', 'I will do that.']),
      scene('Material is not as listed', ['c', 'The page says one material and the tag says another.'], ['a', 'Thank you for telling us. We will correct the page, and I have set up a free return.'], ['c', 'Please do, it is misleading.'], ['n', 'Operations: check the material on this page.']),
    ],
    attitude: [
      scene('Unhappy with the chat', ['c', 'Yesterday your agent barely answered me. I would like to complain.'], ['a', 'I am sorry. I have passed the transcript to our lead and will take it from here.']),
    ],
    price: [
      scene('Price dropped after purchase', ['c', 'I bought this yesterday and today it is cheaper. Can you adjust it?'], ['a', 'Yes, order {order} is within our 14-day price promise. The difference is on its way.'], ['c', 'Thank you.']),
      scene('Code did not apply', ['c', 'My discount was not taken off.'], ['a', 'It applies to one checkout only. I have sent you a code of the same value for the next one.'], ['c', 'Fair enough.']),
    ],
    question: [
      scene('When does it ship?', ['c', 'If I order the {item} today, when does it ship?'], ['a', 'It is in stock; orders before 2 pm leave the same day.']),
      scene('Which size?', ['c', 'I am 5 ft 7 and 140 lb. Which size would you suggest?'], ['a', 'M for a regular fit, L if you like it loose.'], ['c', 'Ordered the M, thanks.']),
      scene('Can it be machine-washed?', ['c', 'Can the {item} go into the machine?'], ['a', 'Yes: cold, gentle cycle, in a bag. Please do not tumble-dry.']),
      scene('Invoice, please', ['c', 'Could I get an invoice for order {order}?'], ['a', 'Certainly. Which name and address should be on it?'], ['c', 'Sent by reply.'], ['a', 'It is in your inbox.']),
    ],
    other: [
      scene('Changed my mind', ['c', 'I ordered one too many and would like to return one.'], ['a', 'Sure, unused items can come back within 30 days. Just start the return from your order page.'], ['c', 'Will do.']),
      scene('Change of address', ['c', 'I put in the wrong address. Can it be changed?'], ['a', 'It has not left yet, so I have changed it for you.'], ['c', 'Perfect, thank you.']),
    ],
  },
  thanks: ['Thanks.', 'Got it, that was quick.', 'Thank you for your help.', 'All good now.'],
  tags: { vip: 'Regular', again: 'Second contact', refund: 'Refund' },
} // prettier-ignore
