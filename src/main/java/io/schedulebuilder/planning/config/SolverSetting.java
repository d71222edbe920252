package io.schedulebuilder.planning.config;

import io.schedulebuilder.planning.config.ConfigXml.Element;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.optaplanner.core.config.AbstractConfig;

/**
 * One element of a solver file, with the value that OptaPlanner read from it.
 *
 * @param within the configuration that has the value
 * @param field the field with the value
 * @param value as OptaPlanner read it; empty if it read nothing
 */
record SolverSetting(Element element, AbstractConfig<?> within, Field field, Optional<Object> value) {

    /** Every element below an element, in file order, without those that OptaPlanner has no field for. */
    static List<SolverSetting> all(Element element, AbstractConfig<?> config) {
        List<SolverSetting> settings = new ArrayList<>();
        Map<Field, Integer> seen = new HashMap<>();
        for (Element child : element.children()) {
            Optional<Field> field = field(config.getClass(), child.name());
            if (field.isEmpty()) {
                continue;
            }
            int index = seen.merge(field.get(), 1, Integer::sum) - 1;
            Optional<Object> value = value(field.get(), config, index);
            settings.add(new SolverSetting(child, config, field.get(), value));
            if (value.isPresent() && value.get() instanceof AbstractConfig<?> inner) {
                settings.addAll(all(child, inner));
            }
        }
        return settings;
    }

    /** Its name in the file. */
    String name() {
        return element.name();
    }

    private static Optional<Field> field(Class<?> type, String element) {
        return Stream.<Class<?>>iterate(type, AbstractConfig.class::isAssignableFrom, Class::getSuperclass)
                .flatMap(owner -> Arrays.stream(owner.getDeclaredFields()))
                .filter(field -> names(field).contains(element))
                .findFirst();
    }

    /** The element names that OptaPlanner binds to a field. */
    private static List<String> names(Field field) {
        XmlElements several = field.getAnnotation(XmlElements.class);
        if (several != null) {
            return Arrays.stream(several.value()).map(XmlElement::name).toList();
        }
        XmlElement one = field.getAnnotation(XmlElement.class);
        return List.of(one == null || one.name().equals("##default") ? field.getName() : one.name());
    }

    private static Optional<Object> value(Field field, AbstractConfig<?> config, int index) {
        try {
            field.setAccessible(true);
            Object value = field.get(config);
            if (value instanceof List<?> list) {
                return index < list.size() ? Optional.ofNullable(list.get(index)) : Optional.empty();
            }
            return index == 0 ? Optional.ofNullable(value) : Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }
}
