/** What the closed word lists of the API are called on the page: types, industries, levels, competencies and the like. */
export const terms = {
  type: {
    behavioral: "Behavioural",
    technical: "Technical",
    case: "Case",
    client_discovery: "Client discovery",
    rate_negotiation: "Rate negotiation",
  },
  industry: {
    any: "Any industry",
    technology: "Technology",
    healthcare: "Healthcare",
    education: "Education",
    finance: "Finance",
    retail: "Retail",
    hospitality: "Hospitality",
    manufacturing: "Manufacturing",
    public_sector: "Public sector",
    nonprofit: "Non-profit",
    freelance: "Freelance",
  },
  level: { entry: "Entry level", mid: "Mid level", senior: "Senior" },
  mode: { graded: "Graded", practice: "Practice" },
  status: {
    pending: "Being prepared",
    active: "Unfinished",
    paused: "Paused",
    completed: "Finished",
    abandoned: "Given up",
  },
  style: { friendly: "Friendly", neutral: "Neutral", tough: "Tough" },
  competency: {
    teamwork: "Teamwork",
    conflict_resolution: "Conflict resolution",
    leadership: "Leadership",
    initiative: "Initiative",
    problem_solving: "Problem solving",
    decision_making: "Decision making",
    communication: "Communication",
    customer_focus: "Customer focus",
    adaptability: "Adaptability",
    resilience: "Resilience",
    time_management: "Time management",
    learning: "Learning",
    integrity: "Integrity",
    influence: "Influence",
    planning: "Planning",
    creativity: "Creativity",
    attention_to_detail: "Attention to detail",
    mentoring: "Mentoring",
    domain_knowledge: "Domain knowledge",
    analysis: "Analysis",
    negotiation: "Negotiation",
    discovery: "Discovery",
    introduction: "Introducing yourself",
    motivation: "Motivation",
    strengths: "Strengths",
    weaknesses: "Weaknesses",
    plans: "Plans",
    salary: "Salary",
    gap_in_cv: "Gap in the CV",
    values: "Values",
    work_style: "Way of working",
    questions_for_us: "Your questions to them",
  },
};

/** What something is called; a word that is not listed yet is shown readably. @param {keyof typeof terms} list @param {string} word @returns {string} */
export function term(list, word) {
  const named = /** @type {Record<string, string>} */ (terms[list])[word];
  if (named) return named;
  const plain = word.replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
