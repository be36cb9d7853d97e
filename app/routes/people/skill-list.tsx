/** What a person can do, in their own words. */

export function SkillList({ skills }: { skills: readonly string[] }) {
  if (skills.length === 0) return null;
  return (
    <ul className="tags" aria-label="Skills">
      {skills.map((skill) => (
        <li key={skill} className="tag">
          {skill}
        </li>
      ))}
    </ul>
  );
}
